import type { z } from 'zod';
import type { Day } from '../day.ts';
import { aidCaseSchema, caseFileSchema, type AidCase, type AidCaseFile } from './case-file.ts';
import { findCaseContradictions, findFileContradictions } from './check/cross-checks.ts';
import { findShapeProblems, UNKNOWN_KEY } from './json-shape.ts';
import { jsonPath, problemLine, type Checked, type Problem } from './problem.ts';

/**
 * Turns zod's issues into problems: one for each unknown key, one for each wrong value. `at` is where the value stands
 * in its file.
 */
export const problemsOf = (error: z.ZodError, at: readonly PropertyKey[] = []): readonly Problem[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: jsonPath([...at, ...issue.path, key]), message: UNKNOWN_KEY }))
      : [{ path: jsonPath([...at, ...issue.path]), message: issue.message }],
  );

function check<T>(
  value: unknown,
  schema: z.ZodType<T>,
  at: readonly PropertyKey[],
  contradictions: () => readonly Problem[],
): Checked<T> {
  const parsed = schema.safeParse(value);
  const found = [
    ...findShapeProblems(value, at),
    ...(parsed.success ? [] : problemsOf(parsed.error, at)),
    ...contradictions(),
  ];
  return parsed.success && found.length === 0 ? { ok: true, value: parsed.data } : refusedFor(found);
}

const refusedFor = (found: readonly Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems: [...new Map(found.map((problem) => [problemLine(problem), problem])).values()],
});

/** Checks a JSON value as an `aid-case/1` file and lists everything that is wrong with it. Never throws. */
export const checkCaseFile = (value: unknown, today: Day): Checked<AidCaseFile> =>
  check(value, caseFileSchema, [], () => findFileContradictions(value, today));

/**
 * The same for a file that {@link caseFileSchema} has read already, as part of what it came in: that is not asked a second time. Never
 * throws.
 */
export function checkReadCaseFile(file: AidCaseFile, today: Day): Checked<AidCaseFile> {
  const problems = [...findShapeProblems(file), ...findFileContradictions(file, today)];
  return problems.length === 0 ? { ok: true, value: file } : refusedFor(problems);
}

/** Checks one case, for callers that hold a case and not a file; `at` is where it stands in one. Never throws. */
export const checkCase = (value: unknown, today: Day, at: readonly PropertyKey[] = []): Checked<AidCase> =>
  check(value, aidCaseSchema, at, () => findCaseContradictions(value, today, at));
