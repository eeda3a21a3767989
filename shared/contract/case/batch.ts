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

export const batchChannels = {
  /** Reviewed applications that are in no batch yet; `unreviewed`: how many more wait for a review. */
  'batch/waiting': channel(
    'user',
    'read',
    nothing,
    z.strictObject({
      rows: z.array(applicationRow),
      total: fenAmount,
      countyName: z.string().nullable(),
      unreviewed: z.number().int(),
      /** Files put together with the person's, or taken out again, after the review of the case. */
      merged: z.array(fileMerge.extend({ applicationId: id })),
    }),
  ),
  'batch/seal': channel('clerk', 'write', z.strictObject({ applicationIds: z.array(id).min(1).max(500) }), batchRow),
  'batch/list': channel('user', 'read', nothing, z.strictObject({ rows: z.array(batchRow) })),
  /** Asks where to, writes the same bytes there, reads them back and compares. `path` null: cancelled. */
  'batch/export': channel(
    'clerk',
    'write',
    z.strictObject({ batchId: id }),
    z.strictObject({ path: z.string().nullable() }),
  ),
};
