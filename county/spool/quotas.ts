import { MAX_BATCH_BYTES } from '#shared/protocol/limits.ts';
import type { BatchKey, Spool, SpoolUsage } from './spool.ts';

/** Files and their bytes. */
export type Amount = { readonly files: number; readonly bytes: number };

/**
 * What one PC, broken or not its own any more, may have lying at the county, however it came: in quarantine before people look at it,
 * and whole without being readable yet (behind a batch that is missing; papers before their batch).
 */
const MOST_ASIDE: Amount = { files: 50, bytes: 8 * MAX_BATCH_BYTES };
const MOST_WAITING: Readonly<Record<'batches' | 'papers', Amount>> = {
  batches: { files: 50, bytes: 8 * MAX_BATCH_BYTES },
  // No PC sends papers before their batch of its own accord.
  papers: { files: 16, bytes: 8 * MAX_BATCH_BYTES },
};

export const isAsideFull = ({ aside, asideBytes }: SpoolUsage, length: number): boolean =>
  aside >= MOST_ASIDE.files || asideBytes + length > MOST_ASIDE.bytes;

/** Whether one more file of this length would wait beyond what may. */
export const isTooMuchWaiting = (what: keyof typeof MOST_WAITING, { files, bytes }: Amount, length: number): boolean =>
  files >= MOST_WAITING[what].files || bytes + length > MOST_WAITING[what].bytes;

/** How much these files take up. */
export async function amountOf(spool: Spool, keys: readonly BatchKey[]): Promise<Amount> {
  let bytes = 0;
  for (const key of keys) bytes += (await spool.size(key)) ?? 0;
  return { files: keys.length, bytes };
}
