import Sqlite from 'better-sqlite3';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreEnv } from '../../../../electron/store/store-env.ts';

const PAGE = 4096;

/** The first page of an index or table as it was at some moment. */
export type OldPage = { readonly at: number; readonly bytes: Buffer };
type Place = Pick<StoreEnv, 'dataDir' | 'sqliteBinding'>;

/** Takes a page of a closed database. */
export function takePage({ dataDir, sqliteBinding }: Place, name: string): OldPage {
  const path = join(dataDir, 'app.db');
  const db = new Sqlite(path, { nativeBinding: sqliteBinding });
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name));
  db.close();
  const at = (page - 1) * PAGE;
  return { at, bytes: Buffer.from(readFileSync(path).subarray(at, at + PAGE)) };
}

/** Puts it back, as a disk that lost a write does. */
export function putPage({ dataDir }: Place, { at, bytes }: OldPage): void {
  const handle = openSync(join(dataDir, 'app.db'), 'r+');
  writeSync(handle, bytes, 0, PAGE, at);
  closeSync(handle);
}
