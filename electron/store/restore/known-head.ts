import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBatchFileName } from '#shared/protocol/batch-file-name.ts';
import { namesIn } from '../backup/list-backups.ts';
import { type HeadMark, lastHeadMark } from '../files/head-log.ts';
import { HEAD_LOG_NAME } from '../files/names.ts';
import { StoreError } from '../store-error.ts';

/** How far the data of a profile is known to have been, and the batches that say so too. */
export type KnownHead = {
  readonly mark: HeadMark;
  /** Files of sealed batches, in order. */
  readonly batches: readonly { readonly fileName: string; readonly seq: number }[];
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

/** The highest of what the open data (when there is any), `head.log`, the backup and the batch files say. */
export function knownHead(dataDir: string, marks: readonly HeadMark[]): KnownHead {
  const logged = loggedMark(dataDir);
  const all = logged === null ? marks : [...marks, logged];
  const folder = join(dataDir, 'batches');
  const batches = namesIn(folder)
    .flatMap((fileName) => {
      const parsed = parseBatchFileName(fileName);
      return parsed === null ? [] : [{ fileName, seq: parsed.seq }];
    })
    .sort((a, b) => a.seq - b.seq);
  const furthest = all.reduce((a, b) => (b.auditSeq > a.auditSeq ? b : a));
  const batchSeq = Math.max(...all.map((mark) => mark.batchSeq), ...batches.map(({ seq }) => seq));
  const newest = batches.findLast(({ seq }) => seq === batchSeq);
  const batchHash =
    newest === undefined
      ? null
      : createHash('sha256')
          .update(readFileSync(join(folder, newest.fileName)))
          .digest('hex');
  const commit = Math.max(...all.map((mark) => mark.commit));
  return { mark: { ...furthest, commit, batchSeq }, batches, batchHash };
}
