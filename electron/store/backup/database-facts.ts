import { readHead } from '../audit/audit-chain.ts';
import { lastBatchSeq } from '../audit/standing.ts';
import { readCommitMark } from '../audit/commit-mark.ts';
import { countRows } from '../db/backup.ts';
import type { Database } from '../db/database.ts';
import { versionOf } from '../db/migrate.ts';
import { identifier, sql } from '../db/sql.ts';
import type { HeadMark } from '../files/head-log.ts';
import type { RowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';

/** What a copy must have in common with what it is a copy of. */
export type DatabaseFacts = {
  readonly schema: number;
  readonly head: HeadMark;
  readonly counts: Readonly<Record<string, number>>;
};

/** Reads them. STORE_CORRUPT when the database's own mark is wrong or not that of its last entry. */
export function databaseFacts(db: Database, sealer: RowSealer): DatabaseFacts {
  const head = readHead(db);
  const mark = readCommitMark(db, sealer) ?? { commit: 0, auditSeq: 0 };
  if (mark.auditSeq !== head.seq) throw new StoreError('STORE_CORRUPT');
  return {
    schema: versionOf(db),
    head: { commit: mark.commit, auditSeq: head.seq, auditHash: head.hash, batchSeq: lastBatchSeq(db, sealer) },
    counts: countRows(db),
  };
}

/** Checks every page, table by table, so that whoever works meanwhile has their turn. STORE_CORRUPT. */
export async function checkPages(db: Database, pause: () => Promise<void>): Promise<void> {
  for (const { name } of db.all(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  )) {
    const check = db.pragma(`integrity_check(${identifier(String(name)).text})`);
    if (check !== 'ok') throw new StoreError('STORE_CORRUPT', { check: String(check) });
    await pause();
  }
}
