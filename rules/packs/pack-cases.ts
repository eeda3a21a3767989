import { z } from 'zod';
import { toDay } from '#shared/day.ts';
import type { AidCase } from '#shared/settlement/case-file.ts';
import { checkCase } from '#shared/settlement/parse-case-file.ts';
import { problemLine, type Checked, type Problem } from '#shared/settlement/problem.ts';
import { settleCase } from '../engine/settle-case.ts';
import { findFundProblems, findLocalProblems } from './check-against-pack.ts';
import { key, object, sentence } from './sourced.ts';
import { parseYaml } from './parse-yaml.ts';
import type { PolicyPack } from './policy-pack.ts';
import { isNo, textField } from './words/field.ts';
import { packProblemsOf } from './words/problems.ts';
import { resultPlace } from './words/result-place.ts';

/** The worked examples of a pack: a pack may be used only when every one of them comes out as written. */
const fields = z.record(z.string(), z.unknown(), { error: isNo('一组键值') });
const question = textField('读法编号（如 C1）', (text) => /^C\d{1,2}[a-z]?$/.test(text));
const packCasesSchema = object({
  format: z.literal('aid-pack-cases/1', { error: isNo('算例文件格式（aid-pack-cases/1）') }),
  /** What every case, visit and amount of the file has unless it says otherwise. */
  base: object({ case: fields, visit: fields, amounts: fields }),
  cases: z.array(
    object({
      name: sentence,
      article: key,
      /** The open questions of `docs/policy-readings.md` that the example answers. */
      shows: z.array(question).optional(),
      local: fields.optional(),
      closeYear: z.boolean({ error: isNo(' true 或 false') }).optional(),
      input: fields,
      expected: fields,
    }),
  ),
});
type PackCases = z.infer<typeof packCasesSchema>;
type PackCase = PackCases['cases'][number];

/** How one example came out; no differences means as written. `place` is its `file:line`. */
export type CaseOutcome = {
  readonly place: string;
  readonly name: string;
  readonly article: string;
  readonly shows: readonly string[];
  readonly differences: readonly string[];
};

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An input with what the file's `base` gives filled in. */
function completeInput(base: PackCases['base'], { input }: PackCase): unknown {
  const visits: unknown = input['visits'];
  return {
    ...base.case,
    ...input,
    visits: Array.isArray(visits)
      ? visits.map((visit: unknown) => {
          const given = isFields(visit) ? visit : {};
          return {
            ...base.visit,
            ...given,
            amounts: { ...base.amounts, ...(isFields(given['amounts']) ? given['amounts'] : {}) },
          };
        })
      : visits,
  };
}

const show = (value: unknown): string => JSON.stringify(value)?.replaceAll('"', '') ?? '没有';
const differs = (path: readonly PropertyKey[], actual: unknown, expected: string): string =>
  `${resultPlace(path)}：算得 ${show(actual)}，应为 ${expected}`;

/** Where an actual value is not what an expected one says. Only named keys are compared, except that `aid` is whole. */
function differencesOf(actual: unknown, expected: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return [differs(path, actual, show(expected))];
    }
    return expected.flatMap((item: unknown, index) => differencesOf(actual[index], item, [...path, index]));
  }
  if (!isFields(expected)) {
    return Object.is(actual, expected) ? [] : [differs(path, actual, show(expected))];
  }
  if (!isFields(actual)) return [differs(path, actual, show(expected))];
  const extra = path.at(-1) === 'aid' ? Object.keys(actual).filter((name) => !Object.hasOwn(expected, name)) : [];
  return [
    ...extra.map((name) => differs([...path, name], actual[name], '没有')),
    ...Object.entries(expected).flatMap(([name, item]) => differencesOf(actual[name], item, [...path, name])),
  ];
}

function checkInput(pack: PolicyPack, input: unknown, local: PackCase['local']): Checked<AidCase> {
  const aidCase = checkCase(input, toDay(pack.content.effective.from.value));
  if (!aidCase.ok) return aidCase;
  const problems = [...findLocalProblems(pack, local ?? {}), ...findFundProblems(pack, aidCase.value)];
  return problems.length === 0 ? aidCase : { ok: false, problems };
}

function runCase(pack: PolicyPack, base: PackCases['base'], packCase: PackCase, place: string): CaseOutcome {
  const { name, article, shows = [], local, closeYear, expected } = packCase;
  const known = Object.hasOwn(pack.content.articles, article) ? [] : [`条款“${article}”在政策包里没有定义`];
  const aidCase = checkInput(pack, completeInput(base, packCase), local);
  if (!aidCase.ok)
    return { place, name, article, shows, differences: [...known, ...aidCase.problems.map(problemLine)] };
  const result = settleCase(pack, aidCase.value, { local, closeYear });
  return { place, name, article, shows, differences: [...known, ...differencesOf(result, expected, [])] };
}

/** Runs a file of worked examples against a pack. Problems of the file itself have `file:line` as path. Never throws. */
export function runPackCases(pack: PolicyPack, text: string, fileName: string): Checked<readonly CaseOutcome[]> {
  const yaml = parseYaml(text, fileName, 'core');
  if (!yaml.ok) return yaml;
  const { value, place } = yaml.value;
  const parsed = packCasesSchema.safeParse(value);
  if (!parsed.success) return { ok: false, problems: place(packProblemsOf(parsed.error)) };
  return {
    ok: true,
    value: parsed.data.cases.map((packCase, index) => {
      const [at] = place([{ path: `cases[${index}]`, message: '' }]);
      return runCase(pack, parsed.data.base, packCase, at?.path ?? fileName);
    }),
  };
}

/** The examples that did not come out, as problems at their `file:line`. */
export const findCaseFailures = (outcomes: readonly CaseOutcome[]): readonly Problem[] =>
  outcomes.flatMap(({ place, name, differences }) =>
    differences.map((difference) => ({ path: place, message: `算例“${name}”：${difference}` })),
  );
