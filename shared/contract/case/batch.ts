import { z } from 'zod';
import { applicationRow } from './application.ts';
import { fileMerge } from './review.ts';
import { channel, fenAmount, id, instant, nothing } from '../channel.ts';

export const batchRow = z.strictObject({
  id,
  seq: z.number().int().positive(),
  fileName: z.string(),
  sealedAt: instant,
  sealedBy: z.string(),
  count: z.number().int(),
  total: fenAmount,
  /** SHA-256 of the whole file, lower-case hex. */
  hash: z.string(),
  size: z.number().int(),
  /** 'sealed': only on this PC. 'exported': written to a folder of the clerk's choice, no receipt yet. */
  state: z.enum(['sealed', 'exported']),
  /** Where it stands on its way: `again`: the county lost its receipt with its data; `stopped`: people must look. */
  stage: z.enum(['sealed', 'exported', 'sending', 'delivered', 'received', 'again', 'stopped']),
  /** Since when. */
  stageAt: instant,
  /** Why it is stopped, in a sentence; null otherwise. */
  problem: z.string().nullable(),
  /** How many of it the county looks at first, returned, approved and paid. */
  held: z.number().int(),
  returned: z.number().int(),
  approved: z.number().int(),
  paid: z.number().int(),
});
export type BatchRow = z.infer<typeof batchRow>;

/** Why an application on its way to a batch is not ready: who has to do something with it. */
export const HELD_REASONS = ['special', 'review', 'noticeAsked', 'noticeRuns', 'objection'] as const;

/** One application that is not ready for a batch. */
export const heldCase = z.strictObject({
  application: applicationRow,
  reason: z.enum(HELD_REASONS),
  /** Since when it waits for that. */
  since: instant,
  /** The last day of its public notice; null: it ends with what somebody does. */
  until: z.string().nullable(),
});
export type HeldCase = z.infer<typeof heldCase>;

export const batchChannels = {
  /** Reviewed applications that are in no batch yet, and `held`: what is not ready, the longest waiting first. */
  'batch/waiting': channel(
    'user',
    'read',
    nothing,
    z.strictObject({
      rows: z.array(applicationRow),
      total: fenAmount,
      countyName: z.string().nullable(),
      held: z.array(heldCase),
      /** The time it is, for ages. */
      now: instant,
      /** Files put together with the person's, or taken out again, after the review of the case. */
      merged: z.array(fileMerge.extend({ applicationId: id })),
    }),
  ),
  'batch/seal': channel('clerk', 'write', z.strictObject({ applicationIds: z.array(id).min(1).max(500) }), batchRow),
  /** `now`: the time it is, for ages. */
  'batch/list': channel('user', 'read', nothing, z.strictObject({ rows: z.array(batchRow), now: instant })),
  /** Asks where to, writes the same bytes there, reads them back and compares. `path` null: cancelled. */
  'batch/export': channel(
    'clerk',
    'write',
    z.strictObject({ batchId: id }),
    z.strictObject({ path: z.string().nullable() }),
  ),
};
