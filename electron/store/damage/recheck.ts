import { openDatabase } from '../db/database.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import { makeSideCopy } from './side-copy.ts';

/**
 * Whether the closed database is really damaged. While a disk is failing SQLite can call a perfectly good file corrupt,
 * so nothing is decided on what it said then: a copy is opened and every page of it read. Throws STORE_CORRUPT, STORE_IO.
 */
export function recheck(env: StoreEnv): void {
  const side = makeSideCopy(env.dataDir);
  try {
    const db = openDatabase(side.path, env.sqliteBinding, false);
    try {
      const check = db.pragma('integrity_check');
      if (check !== 'ok') throw new StoreError('STORE_CORRUPT', { check: String(check) });
    } finally {
      db.close();
    }
  } finally {
    side.remove();
  }
}
