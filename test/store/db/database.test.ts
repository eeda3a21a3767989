import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Database, openDatabase, readPragmas } from '../../../electron/store/db/database.ts';
import { sql } from '../../../electron/store/db/sql.ts';
import { freshFolder } from '../support/fixtures.ts';
import { codeOf, testEnv } from '../support/test-env.ts';

const WANTED = {
  locking_mode: 'exclusive',
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  temp_store: 2,
  trusted_schema: 0,
  cell_size_check: 1,
  mmap_size: 0,
};

const { sqliteBinding } = testEnv('');
const withDatabase = <T>(path: string, mayCreate: boolean, use: (db: Database) => T): T => {
  const db = openDatabase(path, sqliteBinding, mayCreate);
  try {
    return use(db);
  } finally {
    db.close();
  }
};

test('every pragma holds on the first open and on each later one', () => {
  const path = join(freshFolder(), 'app.db');
  withDatabase(path, true, (db) => {
    db.script('CREATE TABLE t (a INTEGER) STRICT');
    expect(readPragmas(db)).toEqual(WANTED);
  });
  withDatabase(path, false, (db) => expect(readPragmas(db)).toEqual(WANTED));
  withDatabase(path, false, (db) => expect(readPragmas(db)).toEqual(WANTED));
});

test('a file that is no database is corrupt, one that is not there is not made', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'app.db'), 'not a database, but long enough to be looked at: '.repeat(100));
  expect(codeOf(() => openDatabase(join(folder, 'app.db'), sqliteBinding, false))).toBe('STORE_CORRUPT');
  expect(codeOf(() => openDatabase(join(folder, 'none.db'), sqliteBinding, false))).toBe('STORE_READ_ONLY');
});

test('a second connection finds the file busy', () => {
  const path = join(freshFolder(), 'app.db');
  withDatabase(path, true, () => {
    expect(codeOf(() => openDatabase(path, sqliteBinding, true))).toBe('STORE_BUSY');
  });
});

test('a transaction that throws leaves nothing behind', () => {
  const path = join(freshFolder(), 'app.db');
  withDatabase(path, true, (db) => {
    db.script('CREATE TABLE t (a INTEGER) STRICT');
    const fails = () =>
      db.transaction((write) => {
        write.run(sql`INSERT INTO t (a) VALUES (${1})`);
        throw new Error('stop');
      });
    expect(fails).toThrow('stop');
    expect(db.all(sql`SELECT a FROM t`)).toEqual([]);
    db.transaction((write) => write.run(sql`INSERT INTO t (a) VALUES (${2})`));
    expect(db.all(sql`SELECT a FROM t`)).toEqual([{ a: 2 }]);
  });
});
