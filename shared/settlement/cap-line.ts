import { z } from 'zod';

const yuan = z.string().regex(/^\d+\.\d{2}$/);

/**
 * What is left of one cap in one period (a calendar year, or the one-off period of an application). `cap` and `left`
 * are null where the policy sets no limit for the class last aided from it.
 */
export const capLineSchema = z.strictObject({
  period: z.string(),
  periodName: z.string(),
  pool: z.string(),
  poolName: z.string(),
  treatedAs: z.string(),
  cap: yuan.nullable(),
  before: yuan,
  now: yuan,
  left: yuan.nullable(),
  article: z.strictObject({ key: z.string(), citation: z.string() }),
});
export type CapLine = z.infer<typeof capLineSchema>;
