import type { z } from 'zod';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { jsonPath, type Problem } from '#shared/settlement/problem.ts';

const UNKNOWN_KEY = '没有这个键，请检查拼写';

/** Turns zod's issues into problems in Chinese: one for each unknown key, one for each wrong value. */
export const packProblemsOf = (error: z.ZodError): readonly Problem[] =>
  error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: jsonPath([...issue.path, key]), message: UNKNOWN_KEY }));
    if (issue.code === 'invalid_key')
      return [{ path: jsonPath(issue.path), message: '键名只能用字母、数字、横线和下划线，字母开头' }];
    return [{ path: jsonPath(issue.path), message: issue.message }];
  });

/** What could break a reader (keys of the language itself, nesting without end), in Chinese. */
export const findPackShapeProblems = (value: unknown): readonly Problem[] =>
  findShapeProblems(value).map(({ path, message }) => ({
    path,
    message: message === 'unknown key' ? UNKNOWN_KEY : '嵌套太深',
  }));
