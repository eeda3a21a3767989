import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, syncFolder } from '../files/durable-file.ts';
import { fileError } from '../files/file-error.ts';
import { StoreError } from '../store-error.ts';
import { type Database, openCopy, type ReadDb } from './database.ts';
import { identifier, sql } from './sql.ts';

/** Rows of every table. */
export function countRows(db: ReadDb): Readonly<Record<string, number>> {
  const tables = db.all(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  return Object.fromEntries(
    tables.map(({ name }) => {
      const table = identifier(String(name));
      return [table.text, Number(db.get(sql`SELECT count(*) AS count FROM ${table}`)?.['count'])];
    }),
  );
}

/**
 * A whole copy, made through the one connection (a file copy of a WAL database has no tables) and only given its name
 * after it was opened, checked and counted. Rows are sealed in it as they are in the original. Throws STORE_CORRUPT when
 * the copy is not what the original is, DISK_FULL, STORE_READ_ONLY, STORE_IO.
 */
export function backUp(db: Database, path: string, sqliteBinding: string): void {
  const part = `${path}.part`;
  try {
    makeFolder(dirname(path));
    rmSync(part, { force: true });
    db.copyInto(part);
    const copy = openCopy(part, sqliteBinding);
    try {
      const check = copy.pragma('integrity_check');
      const counts = [countRows(db), countRows(copy)].map((each) => JSON.stringify(each));
      if (check !== 'ok' || counts[0] !== counts[1]) throw new StoreError('STORE_CORRUPT', { check: String(check) });
    } finally {
      copy.close();
    }
    const handle = openSync(part, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (cause) {
    rmSync(part, { force: true });
    throw fileError(cause);
  }
}
