import { expect, test } from 'vitest';
import Sqlite from 'better-sqlite3';
import { MIGRATIONS } from '../../../../electron/store/migrations/index.ts';
import { ALL_TABLES } from '../../../../electron/store/tables/all-tables.ts';
import { afterTest } from '../../support/fixtures.ts';

function schema(): Sqlite.Database {
  const db = new Sqlite(':memory:', { nativeBinding: process.env['AID_SQLITE_BINDING'] ?? '' });
  afterTest(() => db.close());
  for (const { schema: step } of MIGRATIONS) db.exec(step);
  return db;
}

const columns = (db: Sqlite.Database, table: string): readonly unknown[] =>
  db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);

test('every table is strict', () => {
  const loose = schema()
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0")
    .pluck()
    .all();
  expect(loose).toEqual(['sqlite_schema']);
});

test('every table with a MAC is one the audit check reads, with exactly its columns', () => {
  const db = schema();
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all().map(String);
  const withMac = tables.filter((table) => columns(db, table).includes('row_mac') && table !== 'commit_mark');
  expect(ALL_TABLES.map(({ name }) => name).sort()).toEqual(withMac.sort());
  for (const table of ALL_TABLES) {
    const declared = ['id', 'revision', 'epoch', 'sealed', 'row_mac', ...Object.keys(table.columns)];
    expect(columns(db, table.name).map(String).sort(), table.name).toEqual(declared.sort());
  }
});

test.each(['audit', 'ledger_entry'])('%s refuses changes and removals even by hand', (table) => {
  const db = schema();
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  const names = columns(db, table).map(String);
  const types = db.prepare('SELECT type FROM pragma_table_info(?)').pluck().all(table);
  const values = types.map((type) => (type === 'INTEGER' ? 1 : type === 'BLOB' ? Buffer.of(1) : 'x'));
  db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`).run(...values);
  expect(() => db.exec(`UPDATE ${table} SET epoch = 2`)).toThrow('append-only');
  expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
});
