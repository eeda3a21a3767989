import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { readForm } from '#shared/domain/read-form.ts';
import type { AidCase, LocalParameters } from '#shared/settlement/case-file.ts';
import { assessForm } from '../../../electron/service/assess/assess-form.ts';
import { questionsOf } from '../../../electron/service/assess/policy/form-questions.ts';
import { packOf } from '../../rules/support/packs.ts';
import { formOfCase, withEveryFund } from '../support/forms/form-of-case.ts';
import { packExamples } from '../support/pack-examples.ts';

const TODAY = toDay('2026-11-01');

/** What is still to be got for a case under a pack. */
function toGet(packId: string, aidCase: AidCase, local: LocalParameters = {}) {
  const pack = packOf(packId);
  const asked = questionsOf(pack);
  const form = withEveryFund(formOfCase(aidCase), asked.openingFunds);
  const nothing = {
    earlier: [],
    settled: [],
    ledger: [],
    accepted: [],
    claims: [],
    exemptions: [],
    countyRaised: [],
    cuts: [],
    died: null,
  };
  const kept = Object.entries(local).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(value),
    source: '县级文件',
    setAt: '',
    setBy: '',
  }));
  const facts = readForm(form, TODAY, asked);
  return assessForm({ applicationId: 'a', form, facts, pack, local: kept, today: TODAY, ...nothing });
}

describe.each(['qinghai-2022', 'zhengzhou-2017', 'hohhot-2022', 'liupanshui-2020'])('%s', (packId) => {
  test('names everything its examples lack by its meaning, each with the place where it is given', () => {
    let count = 0;
    for (const { aidCase, local } of packExamples(packId)) {
      const { settlement, toGet: items, eligibility } = toGet(packId, aidCase, local);
      for (const { fact } of eligibility) expect(fact).not.toMatch(/local\.|person\.|opening\.|null/);
      for (const { layer, layerName } of settlement?.trace ?? []) expect(layerName, layer).toMatch(/\p{Script=Han}/u);
      for (const { name, text } of settlement?.missing ?? []) {
        count += 1;
        expect(text).toMatch(/\p{Script=Han}/u);
        expect(text).not.toContain(name);
      }
      for (const { what, why, path } of items) {
        expect(what).not.toMatch(/local\.|person\.|opening\.|pack\.|null/);
        expect(why).toMatch(/。|）/);
        const isElsewhere = what.includes('在「政策包」中填写') || what.includes('适用的救助政策');
        expect(path !== null || isElsewhere, what).toBe(true);
      }
      expect(new Set(items.map(({ what, path }) => `${path}/${what}`)).size).toBe(items.length);
    }
    expect(count).toBeGreaterThan(0);
  });
});

test('a registration that is not known leads to its field', () => {
  const example = packExamples('qinghai-2022').find(({ aidCase }) => aidCase.person.hukou?.startsWith('63') === true);
  if (example === undefined) throw new Error('Qinghai has examples of its own people');
  const { hukou: _, ...person } = example.aidCase.person;
  const { toGet: items } = toGet('qinghai-2022', { ...example.aidCase, person }, example.local);
  expect(items).toMatchObject([{ what: '户口簿上的户籍地代码（6 位）', path: 'insured.hukou' }]);
  expect(items[0]?.why).toContain('青海省实施方案');
});

test('employee insurance to be worked out leads to the choice that sets it right', () => {
  const example = packExamples('zhengzhou-2017').find(({ aidCase }) =>
    aidCase.visits.some(({ layers }) => layers === 'compute'),
  );
  if (example === undefined) throw new Error('Zhengzhou has visits to work out');
  const { aidCase } = example;
  const employee: AidCase = { ...aidCase, person: { ...aidCase.person, insurance: 'employee' } };
  const { toGet: items } = toGet('zhengzhou-2017', employee);
  expect(items.find(({ path }) => path?.endsWith('.layers') === true)).toMatchObject({
    what: '结算单上的大病保险和补充保险支付金额',
  });
});
