import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HeadMark, lastHeadMark } from '../files/head-log.ts';
import { HEAD_LOG_NAME } from '../files/names.ts';
import { StoreError } from '../store-error.ts';
import { type BatchFile, batchFilesIn } from './batch-files.ts';

/** How far the data of a profile is known to have been, and the batches that say so too. */
export type KnownHead = {
  readonly mark: HeadMark;
  /** Files of sealed batches, in order of their numbers. */
  readonly batches: readonly BatchFile[];
  /** Hash of the newest of them; null when there is none with the highest number known. */
  readonly batchHash: string | null;
};

function loggedMark(dataDir: string): HeadMark | null {
  try {
    return lastHeadMark(join(dataDir, HEAD_LOG_NAME));
  } catch (cause) {
    // A log nobody can read says nothing; the others still do.
    if (cause instanceof StoreError) return null;
    throw cause;
  }
}

/**
 * The highest of what `head.log`, the marks given (data that can be read, backups) and the batch files say. `pools`: the
 * folders beside the backups where batches lie too; `pcs`: under which names this PC sealed, as others share a stick.
 */
export function knownHead(
  dataDir: string,
  marks: readonly HeadMark[],
  pools: readonly string[],
  pcs: ReadonlySet<string>,
): KnownHead {
  const logged = loggedMark(dataDir);
  const all = logged === null ? marks : [...marks, logged];
  const batches = batchFilesIn([dataDir, ...pools], pcs);
  const furthest = all.reduce((a, b) => (b.auditSeq > a.auditSeq ? b : a));
  const batchSeq = Math.max(...all.map((mark) => mark.batchSeq), ...batches.map(({ seq }) => seq));
  const newest = batches.findLast(({ seq }) => seq === batchSeq);
  const batchHash = newest === undefined ? null : createHash('sha256').update(readFileSync(newest.path)).digest('hex');
  const commit = Math.max(...all.map((mark) => mark.commit));
  return { mark: { ...furthest, commit, batchSeq }, batches, batchHash };
}
