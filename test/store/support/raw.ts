import Sqlite from 'better-sqlite3';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreEnv } from '../../../electron/store/store-env.ts';

/** Changes a closed database with a tool, as somebody with the file in hands would. */
export function tamper(env: StoreEnv, work: (db: Sqlite.Database) => void): void {
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) {
    db.exec(`DROP TRIGGER ${String(name)}`);
  }
  try {
    work(db);
  } finally {
    db.close();
  }
}

/** Every file below a folder, by its path inside it. */
export function filesIn(folder: string, under = ''): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(join(folder, under)).flatMap((name) => {
    const path = join(under, name);
    const isFolder = statSync(join(folder, path)).isDirectory();
    return isFolder ? filesIn(folder, path) : [{ path, bytes: readFileSync(join(folder, path)) }];
  });
}
