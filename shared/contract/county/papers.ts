import { z } from 'zod';
import { PAPERS_MODES } from '../../domain/county/papers-mode.ts';
import { channel, id, instant, nothing } from '../channel.ts';

const count = z.number().int().nonnegative();

/** Where the papers of a batch stand on their way to the county. */
export const PAPERS_STAGES = [
  /** Nobody has listed them yet, or a record of the batch is damaged. */
  'unlisted',
  /** There are none. */
  'none',
  /** The batch itself has no receipt yet: papers come after it. */
  'afterBatch',
  /** They will be sent by themselves. */
  'waiting',
  'sending',
  /** The county has them and has not said yet that they are safe. */
  'unsaid',
  /** The setting, or their age, keeps them here until somebody asks. */
  'kept',
  /** The clerk stopped them. */
  'held',
  /** A part of them needs people. */
  'stopped',
  'delivered',
] as const;
export type PapersStage = (typeof PAPERS_STAGES)[number];

export const papersRow = z.strictObject({
  batchId: id,
  seq: z.number().int(),
  parts: count,
  delivered: count,
  /** Parts that lie on a stick and are not said to be delivered. */
  exported: count,
  /** Bytes of all of them, and of those delivered. */
  size: count,
  deliveredSize: count,
  /** Papers that cannot be read on this PC any more. */
  lacking: count,
  stage: z.enum(PAPERS_STAGES),
  /** Why it stands there, in a sentence; null: nothing to say. */
  reason: z.string().nullable(),
  /** Who at the county asked for them; null: nobody. Empty: it did not say. */
  wantedBy: z.string().nullable(),
});
export type PapersRow = z.infer<typeof papersRow>;

export const papersPartRow = z.strictObject({
  part: z.number().int(),
  size: count,
  state: z.enum(['waiting', 'sending', 'unsaid', 'exported', 'stopped', 'delivered']),
  at: instant,
  lacking: count,
  problem: z.string().nullable(),
  /** What is in it: whose, and what it is. */
  papers: z.array(z.strictObject({ number: z.string(), words: z.string() })),
});
export type PapersPartRow = z.infer<typeof papersPartRow>;

const which = z.strictObject({ batchId: id });

export const papersChannels = {
  /** The papers of every batch, newest first; `note`: why the county takes none now. */
  'papers/list': channel(
    'user',
    'read',
    nothing,
    z.strictObject({ rows: z.array(papersRow), mode: z.enum(PAPERS_MODES), note: z.string().nullable() }),
  ),
  /** The parts in which those of one batch travel. NOT_FOUND. */
  'papers/parts': channel('user', 'read', which, z.strictObject({ rows: z.array(papersPartRow) })),
  /** Sends them now whatever the setting says, what was stopped among them. NOT_FOUND, and as `sync/now`. */
  'papers/send': channel('clerk', 'write', which, nothing),
  /** Sends no more of them until somebody says so. NOT_FOUND. */
  'papers/hold': channel('clerk', 'write', which, nothing),
  /** When papers are sent by themselves. */
  'papers/setMode': channel('admin', 'write', z.strictObject({ mode: z.enum(PAPERS_MODES) }), nothing),
  /** What an export of these batches would write: their own bytes, and about those of the papers that are not delivered. NOT_FOUND. */
  'papers/exportSize': channel(
    'user',
    'read',
    z.strictObject({ batchIds: z.array(id).min(1).max(2_000) }),
    z.strictObject({ batches: count, papers: count, parts: count }),
  ),
};
