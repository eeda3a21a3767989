import { join } from 'node:path';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { type HeadLog, type HeadMark, lastHeadMark, openHeadLog } from '../files/head-log.ts';
import { HEAD_LOG_NAME } from '../files/names.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';
import { type ChainHead, hashAt, readHead } from './audit-chain.ts';
import { type CommitMark, readCommitMark } from './commit-mark.ts';

/** Where an opened database stands, and the log that goes on from there. */
export type Standing = { readonly headLog: HeadLog; readonly mark: CommitMark; readonly head: ChainHead };

/**
 * Compares the database with the high-water mark beside it and brings the log level when a crash came between commit and
 * log. STORE_BEHIND when the database has less than was acknowledged, or another history: a cut WAL, or an old copy put
 * back. STORE_CORRUPT when its own mark is wrong.
 */
export function stand(dataDir: string, db: Database, sealer: RowSealer): Standing {
  const path = join(dataDir, HEAD_LOG_NAME);
  const logged = lastHeadMark(path);
  const head = readHead(db);
  const mark = readCommitMark(db, sealer) ?? { commit: 0, auditSeq: 0 };
  checkAgainstLog(db, mark, head, logged);
  const headLog = openHeadLog(path);
  try {
    // The very first line too: from then on a missing log is a loss and not a beginning.
    if (logged === null || logged.commit < mark.commit) {
      headLog.append({ ...mark, auditHash: head.hash, batchSeq: lastBatchSeq(db) });
    }
    return { headLog, mark, head };
  } catch (cause) {
    headLog.close();
    throw cause;
  }
}

function checkAgainstLog(db: Database, mark: CommitMark, head: ChainHead, logged: HeadMark | null): void {
  if (mark.auditSeq !== head.seq) throw new StoreError('STORE_BEHIND', { expected: mark.auditSeq, found: head.seq });
  if (logged === null) {
    // Only a crash right after the tables were made leaves no line.
    if (mark.commit > 0) throw new StoreError('STORE_BEHIND', { expected: '？', found: mark.commit });
    return;
  }
  const hasLogged = hashAt(db, logged.auditSeq) === logged.auditHash && lastBatchSeq(db) >= logged.batchSeq;
  if (mark.commit < logged.commit || !hasLogged) {
    throw new StoreError('STORE_BEHIND', { expected: logged.commit, found: mark.commit });
  }
}

/** Number of the last batch; 0 before the first. */
export const lastBatchSeq = (db: Pick<Database, 'get'>): number =>
  Number(db.get(sql`SELECT max(seq) AS seq FROM batch`)?.['seq'] ?? 0);
