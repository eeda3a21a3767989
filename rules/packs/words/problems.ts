import type { z } from 'zod';
import { UNKNOWN_KEY } from '#shared/settlement/json-shape.ts';
import { jsonPath, type Problem } from '#shared/settlement/problem.ts';

/** Turns zod's issues about a pack into problems: one for each unknown key, one for each wrong value. */
export const packProblemsOf = (error: z.ZodError): readonly Problem[] =>
  error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: jsonPath([...issue.path, key]), message: UNKNOWN_KEY }));
    if (issue.code === 'invalid_key')
      return [{ path: jsonPath(issue.path), message: '键名只能用字母、数字、横线和下划线，字母开头' }];
    return [{ path: jsonPath(issue.path), message: issue.message }];
  });
