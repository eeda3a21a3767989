import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { loadCompiledPack, compilePack } from '#rules';
import { parsePack } from '#rules/authoring';
import { packsDirectory } from '../../../rules/packs/read-packs.ts';
import { ROOT } from '../support/benxi.ts';
import { packOf } from '../support/packs.ts';

/** What is wrong with a pack's file after one change, each with the line it stands on. */
function faultsOf(id: string, from: string, to: string): readonly string[] {
  const yaml = readFileSync(join(packsDirectory(ROOT), id, 'pack.yaml'), 'utf8');
  if (!yaml.includes(from)) throw new Error(`${id} has no ${from}`);
  const changed = yaml.replace(from, to);
  const line = changed.slice(0, changed.indexOf(to)).split('\n').length;
  const parsed = parsePack(changed, 'p');
  return parsed.ok ? [] : parsed.problems.map((problem) => problemLine(problem).replace(`p:${line}:`, 'here:'));
}

describe('a pack file with a mistake in what is optional', () => {
  test.each([
    [
      'liupanshui-2020',
      'value: 09-01',
      'value: 13-01',
      'enrolment.collectiveFrom.value: "13-01" is no day of a year (MM-DD)',
    ],
    [
      'liupanshui-2020',
      'newbornDays: { value: 90',
      'newbornDays: { value: -90',
      'enrolment.newbornDays.value: "-90" is no whole number',
    ],
    [
      'qinghai-2022',
      "hukou: { value: '63'",
      "hukou: { value: '青海'",
      'hukou.value: "青海" is no start of a GB/T 2260 code (two to six digits)',
    ],
    ['hohhot-2022', '- level: 3', '- level: 4', 'outpatientBasic.levels[2].level: no hospital level (1, 2 or 3)'],
    [
      'hohhot-2022',
      "limit: { value: '2400.00'",
      "limit: { value: '2,400'",
      'outpatientBasic.limit.value: "2,400" is no amount (yuan, as 2000.00)',
    ],
    ['hohhot-2022', 'kind: tiers', 'kind: steps', 'local[0].kind: "steps" is no kind of parameter'],
    [
      'zhengzhou-2017',
      'value: 90%, article: y196',
      'value: 190%, article: y196',
      'layers.supplement.bands[4].ratio.value: "190%" is no percentage (as 70%)',
    ],
    [
      'zhengzhou-2017',
      'base: { value: total',
      'base: { value: residual',
      'funds[1].terms.tekun_scattered.base.value: "residual" is no base of a class (total)',
    ],
    ['zhengzhou-2017', 'route: manual', 'route: post', 'papers[0].route: "post" is no route (any, manual or one_stop)'],
  ])('%s: %s → %s', (id, from, to, message) => {
    expect(faultsOf(id, from, to)).toEqual([`here: ${message}`]);
  });
});

test.each(['qinghai-2022', 'zhengzhou-2017', 'hohhot-2022', 'liupanshui-2020'])(
  '%s comes back whole from its compiled file',
  (id) => {
    expect(loadCompiledPack(compilePack(packOf(id)))).toEqual({ ok: true, value: packOf(id) });
  },
);
