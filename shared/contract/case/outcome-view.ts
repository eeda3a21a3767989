import { z } from 'zod';
import { instant } from '../channel.ts';

/** Something that is still to be brought. */
export const missingItem = z.strictObject({ what: z.string().trim().min(1).max(200), why: z.string().trim().max(400) });

/** A condition that is not met, with the fact it was decided by. */
export const failedCondition = z.strictObject({
  condition: z.string(),
  rule: z.string(),
  fact: z.string(),
  source: z.string(),
  article: z.string(),
  passage: z.string(),
});

/** Why an application stands beside the usual way, frozen when it went there. */
export const outcomeView = z.strictObject({
  kind: z.enum(['correcting', 'refusing', 'refused', 'withdrawn']),
  at: instant,
  by: z.string(),
  reason: z.string(),
  missing: z.array(missingItem),
  failed: z.array(failedCondition),
  /** Of 不予救助: who proposed what `by` confirmed. */
  proposedBy: z.string().nullable(),
  permitNo: z.string().nullable(),
});
export type OutcomeView = z.infer<typeof outcomeView>;
