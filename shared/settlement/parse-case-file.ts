import type { z } from 'zod';
import type { Day } from '../day.ts';
import { aidCaseSchema, caseFileSchema, type AidCase, type AidCaseFile } from './case-file.ts';
import { findCaseContradictions, findFileContradictions } from './check/cross-checks.ts';
import { findShapeProblems } from './json-shape.ts';
import { jsonPath, problemLine, type Checked, type Problem } from './problem.ts';

/**
 * Turns zod's issues into problems: one for each unknown key, one for each wrong value. `at` is where the value stands
 * in its file.
 */
export const problemsOf = (error: z.ZodError, at: readonly PropertyKey[] = []): readonly Problem[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: jsonPath([...at, ...issue.path, key]), message: 'unknown key' }))
      : [{ path: jsonPath([...at, ...issue.path]), message: issue.message }],
  );

function check<T>(value: unknown, schema: z.ZodType<T>, contradictions: () => readonly Problem[]): Checked<T> {
  const parsed = schema.safeParse(value);
  const found = [...findShapeProblems(value), ...(parsed.success ? [] : problemsOf(parsed.error)), ...contradictions()];
  const problems = [...new Map(found.map((problem) => [problemLine(problem), problem])).values()];
  return parsed.success && problems.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems };
}

/** Checks a JSON value as an `aid-case/1` file and lists everything that is wrong with it. Never throws. */
export const checkCaseFile = (value: unknown, today: Day): Checked<AidCaseFile> =>
  check(value, caseFileSchema, () => findFileContradictions(value, today));

/** Checks one case, for callers that hold a case and not a file. Never throws. */
export const checkCase = (value: unknown, today: Day): Checked<AidCase> =>
  check(value, aidCaseSchema, () => findCaseContradictions(value, today));

/** Reads the text of an `aid-case/1` file and lists everything that is wrong with it. Never throws. */
export function parseCaseFile(text: string, today: Day): Checked<AidCaseFile> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: '', message: `not JSON: ${message}` }] };
  }
  return checkCaseFile(value, today);
}
