import Sqlite from 'better-sqlite3';
import { MIGRATIONS } from '../../../electron/store/migrations/index.ts';

/** Raw better-sqlite3 with the store's schema and its durability, and nothing else. */
export function openPlain(path: string, nativeBinding: string): Sqlite.Database {
  const db = new Sqlite(path, { nativeBinding });
  for (const pragma of [
    'locking_mode = exclusive',
    'journal_mode = wal',
    'synchronous = full',
    'foreign_keys = on',
    'secure_delete = on',
    'temp_store = memory',
    'mmap_size = 0',
  ])
    db.pragma(pragma);
  if (Number(db.pragma('user_version', { simple: true })) === 0) {
    for (const { schema } of MIGRATIONS) db.exec(schema);
    db.pragma('user_version = 1');
  }
  return db;
}
