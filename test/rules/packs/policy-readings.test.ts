import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCasesOf } from '../../../rules/packs/read-packs.ts';
import { PACK_FOLDERS, ROOT } from '../support/benxi.ts';
import { packOf } from '../support/packs.ts';

/** The rows of the table of open questions: number, slugs of packs with examples, slugs of packs with values. */
const ROWS = readFileSync(join(ROOT, 'docs', 'policy-readings.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| C\d/.test(line))
  .map((line) => {
    const [, id = '', , , examples = '', values = ''] = line.split('|').map((cell) => cell.trim());
    const slugs = (cell: string): readonly string[] => (cell === '' ? [] : cell.split(', '));
    return { id, examples: slugs(examples), values: slugs(values) };
  });

const LEAST_EXAMPLES = 40;

test('every open question, C1 to C28, is in the table once and concerns a pack', () => {
  const numbers = Array.from({ length: 28 }, (_, index) => `C${index + 1}`);
  expect(ROWS.map(({ id }) => id)).toEqual([...numbers.slice(0, 20), 'C20a', ...numbers.slice(20)]);
  expect(ROWS.filter(({ examples, values }) => examples.length + values.length === 0)).toEqual([]);
});

describe.each(PACK_FOLDERS)('$id', ({ folder, pack }) => {
  if (!pack.ok) throw new Error(JSON.stringify(pack.problems));
  const { content } = pack.value;
  const outcomes = runCasesOf(folder, pack.value).flatMap(({ run }) => (run.ok ? run.value : []));

  test(`has at least ${LEAST_EXAMPLES} examples of its own, each with a name of its own and an article it proves`, () => {
    expect(outcomes.length).toBeGreaterThanOrEqual(LEAST_EXAMPLES);
    expect(outcomes.filter(({ article }) => !Object.hasOwn(content.articles, article))).toEqual([]);
    const names = outcomes.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('shows by example every open question that concerns it, and no other', () => {
    const shown = new Set(outcomes.flatMap(({ shows }) => shows));
    const asked = ROWS.filter(({ examples }) => examples.includes(content.region.slug)).map(({ id }) => id);
    expect(ROWS.map(({ id }) => id).filter((id) => shown.has(id))).toEqual(asked);
    expect([...shown].filter((id) => !ROWS.some((row) => row.id === id))).toEqual([]);
  });

  test('tells the reader how it is read', () => {
    expect(content.readings.length).toBeGreaterThanOrEqual(8);
  });
});

describe('open questions that no amount depends on', () => {
  test('C24: warning lines and who is watched stand in the pack', () => {
    const lines = packOf('benxi-2023').content.warnings.map(({ line, insurance }) => [line.value, insurance]);
    expect(lines).toEqual([
      ['5000.00', ['resident', 'employee']],
      ['20000.00', ['resident']],
      ['50000.00', ['employee']],
    ]);
    expect(packOf('qinghai-2022').content.localWarnings?.map(({ setting }) => setting)).toEqual(['employeeWage']);
  });

  test('C25: the county alone bears the cost for monitored people', () => {
    const [county, others] = packOf('benxi-2023').content.fundSources;
    expect([county?.wording.value, others?.categories]).toEqual(['县区财政承担', 'others']);
    expect(county?.categories).toContain('monitored_aided');
    expect(county?.categories).not.toContain('dibao');
  });
});

describe('what a policy says beside amounts', () => {
  const of = (id: string) => packOf(id).content;

  test('premium subsidies: shares, years, minors, and who pays them', () => {
    expect(of('benxi-2023').premium.map(({ share }) => share.value)).toEqual(['100%', '100%', '60%']);
    const byYear = of('qinghai-2022').premium.map(({ year, minorsOnly, share }) => [
      year?.value ?? null,
      minorsOnly?.value ?? false,
      share.value,
    ]);
    expect(byYear).toEqual([
      [null, true, '50%'],
      [2022, false, '80%'],
      [2023, false, '70%'],
      [2024, false, '60%'],
      [2025, false, '50%'],
    ]);
    expect(of('zhengzhou-2017').premiumByCounty?.every(({ wording }) => wording.value.includes('各承担 50%'))).toBe(
      true,
    );
    expect(of('hohhot-2022').premium.map(({ share }) => share.value)).toEqual(['100%']);
    expect(of('hohhot-2022').premiumByCounty?.[0]?.wording.value).toBe('定额资助，数额未载');
  });

  test('先诊疗后付费 where the document has it', () => {
    const classes = (id: string) => of(id).treatFirst?.categories.value ?? [];
    expect(classes('benxi-2023')).toEqual(
      expect.arrayContaining(['dibao', 'tekun', 'orphan', 'dibao_edge', 'monitored']),
    );
    expect(classes('benxi-2023')).not.toContain('illness_poor');
    expect(classes('zhengzhou-2017')).toContain('child_in_need');
  });

  test("the township's stamp on Zhengzhou's manual route", () => {
    const stamp = of('zhengzhou-2017').papers?.find(({ id }) => id === 'township_stamp');
    expect(stamp).toMatchObject({ route: 'manual', categories: ['registered_poor'] });
  });

  test.each(PACK_FOLDERS)('$id has papers, time limits and a rounding, each with its article', ({ pack }) => {
    if (!pack.ok) throw new Error('The pack is wrong');
    const { papers = [], timeLimits = [], rounding } = pack.value.content;
    expect(papers.length).toBeGreaterThan(0);
    expect(timeLimits.length).toBeGreaterThan(0);
    expect(rounding.value).toBe('half_up_fen');
  });
});
