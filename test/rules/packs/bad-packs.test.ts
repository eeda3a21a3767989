import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parsePack } from '#rules/authoring';
import { problemLine } from '#shared/settlement/problem.ts';
import {
  findFolderProblems,
  findRangeProblems,
  packsDirectory,
  readPackFolders,
} from '../../../rules/packs/read-packs.ts';
import { BAD_PACKS, KINDS_OF_MISTAKE } from '../support/bad-packs.ts';
import { ROOT } from '../support/benxi.ts';

const yamlOf = (id: string): string => readFileSync(join(packsDirectory(ROOT), id, 'pack.yaml'), 'utf8');
function problemsOf(text: string): readonly string[] {
  const parsed = parsePack(text, 'pack.yaml');
  return parsed.ok ? [] : parsed.problems.map(problemLine);
}

describe('a pack with a mistake', () => {
  test.each(BAD_PACKS)(
    'is refused in plain words with its line: $kind ($from → $to)',
    ({ pack, from, to, message }) => {
      const yaml = yamlOf(pack);
      expect(yaml).toContain(from);
      const problems = problemsOf(yaml.replace(from, () => to));
      const found = problems.find((problem) => problem.replace(/^pack\.yaml:\d+: /, '') === message);
      expect(problems.join('\n')).toContain(message);
      // The line shown is the one of the mistake, or, where something is left out, of what it is left out of.
      const line = Number(found?.split(':')[1]);
      const changed = yaml.slice(0, yaml.indexOf(from)).split('\n').length;
      const isElsewhere = /缺口|没有被使用|重叠/.test(message);
      if (!isElsewhere && to !== '') expect(Math.abs(line - changed)).toBeLessThanOrEqual(to.split('\n').length + 3);
      expect(problems.every((problem) => /^pack\.yaml:\d+: .*\p{Script=Han}/u.test(problem))).toBe(true);
    },
  );

  test('is shown for every kind of mistake there is', () => {
    expect(KINDS_OF_MISTAKE.filter((kind) => !BAD_PACKS.some((item) => item.kind === kind))).toEqual([]);
  });

  test('has all its mistakes listed at once', () => {
    const text = yamlOf('benxi-2023').replaceAll("'20000.00'", '2万').replaceAll('70%', '70');
    expect(problemsOf(text).length).toBeGreaterThan(7);
  });

  test('that would keep a slow pattern busy is answered at once', () => {
    const long = `${'1,'.repeat(200_000)}!`;
    const [problem = ''] = problemsOf(yamlOf('benxi-2023').replace("'2000.00'", `'${long}'`));
    expect(problem.length).toBeLessThan(200);
    expect(problemsOf(yamlOf('benxi-2023').replace('name: 低保对象', `name: ${'长'.repeat(5000)}`))).toHaveLength(1);
  });

  test('that is nested without end is answered, not walked', () => {
    const [problem = ''] = problemsOf(`format: ${'['.repeat(3000)}${']'.repeat(3000)}\n`);
    expect(problem).toMatch(/^pack\.yaml:\d+: /);
  });
});

describe('pack folders with a mistake', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'bad-packs-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** A copy of Benxi's folder under another name, its pack.yaml changed. */
  function copy(id: string, change: (yaml: string) => string): void {
    cpSync(join(packsDirectory(ROOT), 'benxi-2023'), join(directory, id), { recursive: true });
    const yaml = yamlOf('benxi-2023').replace('id: benxi-2023', `id: ${id}`);
    writeFileSync(join(directory, id, 'pack.yaml'), change(yaml));
  }
  const ranges = (): readonly string[] =>
    findRangeProblems(readPackFolders(directory)).map((problem) => problemLine(problem).replace(directory, ''));
  const dated = (from: string, to: string) => (yaml: string) =>
    yaml
      .replace('from: { value: 2023-01-01', `from: { value: ${from}`)
      .replace('to: { value: none', `to: { value: ${to}`);

  test('of one region may follow each other day by day', () => {
    copy('benxi-2023', dated('2023-01-01', '2024-12-31'));
    copy('benxi-2025', dated('2025-01-01', 'none'));
    expect(ranges()).toEqual([]);
  });

  test('of one region must not hold on the same days', () => {
    copy('benxi-2023', dated('2023-01-01', '2025-01-01'));
    copy('benxi-2025', dated('2025-01-01', 'none'));
    copy('benxi-2026', dated('2026-01-01', 'none'));
    expect(ranges()).toEqual([
      expect.stringMatching(
        /^\/benxi-2025\/pack\.yaml:\d+: 重叠：自 2025-01-01 起有效，同一地区的“benxi-2023”到 2025-01-01$/,
      ),
      expect.stringMatching(
        /^\/benxi-2026\/pack\.yaml:\d+: 重叠：自 2026-01-01 起有效，同一地区的“benxi-2025”没有终止日期$/,
      ),
    ]);
  });

  test('of one region must leave no day between them', () => {
    copy('benxi-2023', dated('2023-01-01', '2024-12-30'));
    copy('benxi-2025', dated('2025-01-01', 'none'));
    expect(ranges()).toEqual([
      expect.stringMatching(
        /^\/benxi-2025\/pack\.yaml:\d+: 缺口：2024-12-31 起没有政策包，同一地区的“benxi-2023”到 2024-12-30 为止$/,
      ),
    ]);
  });

  test('that take away a cap are found by their examples, each at its line', () => {
    copy('benxi-2023', (yaml) =>
      yaml.replaceAll("cap: { value: '20000.00', article: a4-5-basic", 'cap: { value: none, article: a4-5-basic'),
    );
    const problems = readPackFolders(directory).flatMap(findFolderProblems).map(problemLine);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((problem) => /cases\/[\w-]+\.yaml:\d+: 算例“.+”：.+：算得 .+，应为 .+$/.test(problem))).toBe(
      true,
    );
  });
});
