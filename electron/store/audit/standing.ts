import { join } from 'node:path';
import type { Database, ReadDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { type HeadLog, type HeadMark, lastHeadMark, openHeadLog } from '../files/head-log.ts';
import { HEAD_LOG_NAME } from '../files/names.ts';
import type { RestoreMarker } from '../restore/restore-marker.ts';
import { lastRestore } from '../restore/restores.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';
import { type ChainHead, hashAt, readHead } from './audit-chain.ts';
import { type CommitMark, readCommitMark } from './commit-mark.ts';

/** Where an opened database stands, and the log that goes on from there. */
export type Standing = {
  readonly headLog: HeadLog;
  readonly mark: CommitMark;
  readonly head: ChainHead;
  /** A restore whose entry is still to be written, before anything else. */
  readonly restore: RestoreMarker | null;
};

/**
 * Compares the database with the high-water mark beside it and brings the log level when a crash came between commit and
 * log. STORE_BEHIND when the database has less than was acknowledged, or another history: a cut WAL, or an old copy put
 * back. STORE_CORRUPT when its own mark is wrong. `marker`: it was put back on purpose; numbers then go on after the
 * furthest that was known.
 */
export function stand(dataDir: string, db: Database, sealer: RowSealer, marker: RestoreMarker | null = null): Standing {
  const path = join(dataDir, HEAD_LOG_NAME);
  const logged = lastHeadMark(path);
  const head = readHead(db);
  const mark = readCommitMark(db, sealer) ?? { commit: 0, auditSeq: 0 };
  if (marker !== null && isThatRestore(marker, mark, head, logged)) {
    return {
      headLog: openHeadLog(path),
      mark: { commit: marker.to.commit, auditSeq: marker.to.auditSeq },
      head: { seq: marker.to.auditSeq, hash: head.hash },
      restore: marker,
    };
  }
  if (marker === null || !isEntered(db, sealer, marker, mark, head, logged))
    checkAgainstLog(db, sealer, mark, head, logged);
  const headLog = openHeadLog(path);
  try {
    // The very first line too: from then on a missing log is a loss and not a beginning.
    if (logged === null || logged.commit < mark.commit) {
      headLog.append({ ...mark, auditHash: head.hash, batchSeq: lastBatchSeq(db, sealer) });
    }
    return { headLog, mark, head, restore: null };
  } catch (cause) {
    headLog.close();
    throw cause;
  }
}

/** Whether this is the very state that was restored, and nothing was acknowledged since: a marker counts once. */
function isThatRestore(
  { from, to }: RestoreMarker,
  mark: CommitMark,
  head: ChainHead,
  logged: HeadMark | null,
): boolean {
  const isThatState = from.commit === mark.commit && from.auditHash === head.hash && mark.auditSeq === head.seq;
  return isThatState && (logged === null || logged.commit <= to.commit);
}

/**
 * Whether that restore has written its entry, and a crash came before the log knew: the last line then belongs to the
 * history that was replaced. The marker is still there, because it goes only after the line.
 */
function isEntered(
  db: Database,
  sealer: RowSealer,
  { at, replaced, from, to }: RestoreMarker,
  mark: CommitMark,
  head: ChainHead,
  logged: HeadMark | null,
): boolean {
  const last = lastRestore({ db, sealer });
  const isItsEntry = last !== null && last.at === at && last.replaced === replaced;
  const isLast = mark.commit === to.commit + 1 && head.seq === to.auditSeq + 1 && mark.auditSeq === head.seq;
  const isItsHistory = hashAt(db, from.auditSeq) === from.auditHash;
  return isItsEntry && isLast && isItsHistory && (logged === null || logged.commit <= to.commit);
}

function checkAgainstLog(
  db: Database,
  sealer: RowSealer,
  mark: CommitMark,
  head: ChainHead,
  logged: HeadMark | null,
): void {
  if (mark.auditSeq !== head.seq) throw new StoreError('STORE_BEHIND', { expected: mark.auditSeq, found: head.seq });
  if (logged === null) {
    // Only a crash right after the tables were made leaves no line.
    if (mark.commit > 0) throw new StoreError('STORE_BEHIND', { expected: '不明', found: mark.commit });
    return;
  }
  const hasLogged = hashAt(db, logged.auditSeq) === logged.auditHash && lastBatchSeq(db, sealer) >= logged.batchSeq;
  if (mark.commit < logged.commit || !hasLogged) {
    throw new StoreError('STORE_BEHIND', { expected: logged.commit, found: mark.commit });
  }
}

/** Number of the last batch, also one that a restore has lost; 0 before the first. */
export function lastBatchSeq(db: ReadDb, sealer: RowSealer): number {
  const inTable = Number(db.get(sql`SELECT max(seq) AS seq FROM batch`)?.['seq'] ?? 0);
  return Math.max(inTable, lastRestore({ db, sealer })?.to.batchSeq ?? 0);
}
