import { stat } from 'node:fs/promises';
import { hashAt } from '../audit/audit-chain.ts';
import { type Database, openCopy, settleCopy } from '../db/database.ts';
import { rowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from '../vault/vault.ts';
import { hashFile } from './pool/backup-pool.ts';
import { type DatabaseFacts, databaseFacts } from './database-facts.ts';
import type { Meter } from './meter.ts';

/** A whole copy in one file, and what it is. */
export type DatabaseCopy = {
  readonly database: string;
  readonly facts: DatabaseFacts;
  readonly size: number;
  readonly sha256: string;
};

/**
 * Copies the open database beside the work that goes on (never its file: that of a WAL database can have no tables) and
 * makes sure that the copy is a part of its history. STORE_CORRUPT, DISK_FULL, BACKUP_CANCELLED.
 */
export async function copyDatabase(
  env: StoreEnv,
  vault: Vault,
  db: Database,
  path: string,
  meter: Meter,
): Promise<DatabaseCopy> {
  const pageSize = Number(db.pragma('page_size'));
  let pages = 0;
  await db.copyBeside(path, (done) => {
    // Writing meanwhile can send the copying back to an earlier page.
    meter.done(Math.max(0, done - pages) * pageSize);
    pages = Math.max(pages, done);
  });
  settleCopy(path, env.sqliteBinding);
  const copy = openCopy(path, env.sqliteBinding);
  try {
    const sealer = rowSealer(vault);
    const [facts, live] = [databaseFacts(copy, sealer), databaseFacts(db, sealer)];
    const isPartOfIt = hashAt(db, facts.head.auditSeq) === facts.head.auditHash;
    const isBehind = facts.head.commit < live.head.commit;
    if (!isPartOfIt || (!isBehind && JSON.stringify(live) !== JSON.stringify(facts))) {
      throw new StoreError('STORE_CORRUPT', { check: 'copy' });
    }
    const { size } = await stat(path);
    return { database: path, facts, size, sha256: await hashFile(path, size, meter.done) };
  } finally {
    copy.close();
  }
}
