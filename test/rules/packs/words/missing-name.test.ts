import { expect, test } from 'vitest';
import { describeLocal, missingName } from '#rules';
import { PACKS_UNDER_TEST } from '../../support/packs.ts';
import { BENXI } from '../../support/benxi.ts';

const DOTTED = /[A-Za-z_]+[.@]/;

test('whatever a county has not set has a name without machine words, under every policy', () => {
  const named = PACKS_UNDER_TEST.flatMap(({ pack }) =>
    describeLocal(pack.content).flatMap(({ name, needs }) =>
      needs.map(({ missing }) => ({ name, text: missingName(pack.content, missing) })),
    ),
  );
  expect(named.length).toBeGreaterThan(30);
  for (const { name, text } of named) {
    expect(text.startsWith(name)).toBe(true);
    expect(text).not.toMatch(DOTTED);
  }
});

test.each([
  ['local.bedDayRate', '严重精神障碍住院床日定额（元/床日）'],
  ['local.seriousIllness', '大病保险支付金额，请按结算单填写'],
  ['local.employeeLayers', '职工医保各层支付金额，请按结算单填写'],
  ['person.hukou', '户籍地代码（6 位）'],
  ['opening.x', '别处费用的医保后负担累计'],
  ['pack.benxi@2022-05-01', '2022年5月1日适用的救助政策'],
])('%s is said as %s', (missing, name) => {
  expect(missingName(BENXI.content, missing)).toBe(name);
});
