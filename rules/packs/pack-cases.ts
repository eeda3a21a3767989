import { z } from 'zod';
import { toDay } from '#shared/day.ts';
import type { AidCase } from '#shared/settlement/case-file.ts';
import { isNo } from '#shared/settlement/check/field.ts';
import { checkCase, problemsOf } from '#shared/settlement/parse-case-file.ts';
import { jsonPath, problemLine, type Checked, type Problem } from '#shared/settlement/problem.ts';
import { settleCase } from '../engine/settle-case.ts';
import { findFundProblems, findLocalProblems } from './check-against-pack.ts';
import { key, object, sentence } from './sourced.ts';
import { parseYaml } from './parse-yaml.ts';
import type { PolicyPack } from './policy-pack.ts';

/** The worked examples of a pack: a pack may be used only when every one of them comes out as written. */
const fields = z.record(z.string(), z.unknown(), { error: isNo('map of keys') });
const packCasesSchema = object({
  format: z.literal('aid-pack-cases/1', { error: isNo('format of cases (aid-pack-cases/1)') }),
  /** What every case, visit and amount of the file has unless it says otherwise. */
  base: object({ case: fields, visit: fields, amounts: fields }),
  cases: z.array(
    object({
      name: sentence,
      article: key,
      local: fields.optional(),
      closeYear: z.boolean({ error: isNo('true or false') }).optional(),
      input: fields,
      expected: fields,
    }),
  ),
});
type PackCases = z.infer<typeof packCasesSchema>;
type PackCase = PackCases['cases'][number];

/** How one example came out; no differences means as written. */
export type CaseOutcome = { readonly name: string; readonly article: string; readonly differences: readonly string[] };

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

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** Where an actual value is not what an expected one says. Only named keys are compared, except that `aid` is whole. */
function differencesOf(actual: unknown, expected: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return [`${jsonPath(path)}: ${show(actual)}, expected ${show(expected)}`];
    }
    return expected.flatMap((item: unknown, index) => differencesOf(actual[index], item, [...path, index]));
  }
  if (!isFields(expected)) {
    return Object.is(actual, expected) ? [] : [`${jsonPath(path)}: ${show(actual)}, expected ${show(expected)}`];
  }
  if (!isFields(actual)) return [`${jsonPath(path)}: ${show(actual)}, expected ${show(expected)}`];
  const extra = path.at(-1) === 'aid' ? Object.keys(actual).filter((name) => !Object.hasOwn(expected, name)) : [];
  return [
    ...extra.map((name) => `${jsonPath([...path, name])}: ${show(actual[name])}, expected nothing`),
    ...Object.entries(expected).flatMap(([name, item]) => differencesOf(actual[name], item, [...path, name])),
  ];
}

function checkInput(pack: PolicyPack, input: unknown, local: PackCase['local']): Checked<AidCase> {
  const aidCase = checkCase(input, toDay(pack.content.effective.from.value));
  if (!aidCase.ok) return aidCase;
  const problems = [...findLocalProblems(pack, local ?? {}), ...findFundProblems(pack, aidCase.value)];
  return problems.length === 0 ? aidCase : { ok: false, problems };
}

function runCase(pack: PolicyPack, base: PackCases['base'], packCase: PackCase): CaseOutcome {
  const { name, article, local, closeYear, expected } = packCase;
  const known = Object.hasOwn(pack.content.articles, article) ? [] : [`article: no article "${article}" in this pack`];
  const aidCase = checkInput(pack, completeInput(base, packCase), local);
  if (!aidCase.ok) return { name, article, differences: [...known, ...aidCase.problems.map(problemLine)] };
  const result = settleCase(pack, aidCase.value, { local, closeYear });
  return { name, article, differences: [...known, ...differencesOf(result, expected, [])] };
}

/** Runs a file of worked examples against a pack. Problems of the file itself have `file:line` as path. Never throws. */
export function runPackCases(pack: PolicyPack, text: string, fileName: string): Checked<readonly CaseOutcome[]> {
  const yaml = parseYaml(text, fileName, 'core');
  if (!yaml.ok) return yaml;
  const parsed = packCasesSchema.safeParse(yaml.value.value);
  if (!parsed.success) return { ok: false, problems: yaml.value.place(problemsOf(parsed.error)) };
  return { ok: true, value: parsed.data.cases.map((packCase) => runCase(pack, parsed.data.base, packCase)) };
}

/** The examples that did not come out, as problems of their file. */
export const findCaseFailures = (outcomes: readonly CaseOutcome[], fileName: string): readonly Problem[] =>
  outcomes.flatMap(({ name, differences }) =>
    differences.map((difference) => ({ path: fileName, message: `${name}: ${difference}` })),
  );
