import { expect, test } from 'vitest';
import { sql, type Sql } from '../../../electron/store/db/sql.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import { checkedMacs } from '../../../electron/store/rows/sealed-table.ts';
import { ALL_TABLES } from '../../../electron/store/tables/all-tables.ts';
import { acceptedCase } from '../support/cases.ts';
import { fillEveryTable } from '../support/every-table.ts';
import { freshStore } from '../support/fixtures.ts';
import { codeOf, valueOf } from '../support/test-env.ts';
import { tamper } from '../support/raw.ts';

/** Another value of the same type. */
function changed(value: unknown, type: string, salt: number): string | number | Buffer {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes;
  }
  if (typeof value === 'number') return value + 1000 + salt;
  if (typeof value === 'string') return `${value}x`;
  return type === 'INTEGER' ? 1 : 'x';
}

test('a changed value in any column of any table is found', () => {
  const { env, store, vault } = freshStore();
  fillEveryTable(store);
  store.close();
  const sealer = rowSealer(vault);
  const wrong: string[] = [];
  let tried = 0;
  tamper(env, (db) => {
    const reader = {
      sealer,
      db: {
        all: (statement: Sql) => db.prepare(statement.text).all(...statement.values) as Record<string, string>[],
        get: () => null,
      },
    };
    for (const table of ALL_TABLES) {
      const sound = checkedMacs(reader, table, sql`ORDER BY id`);
      expect(sound.length, `${table.name} has rows`).toBeGreaterThan(0);
      expect(sound.filter(({ mac }) => mac === null)).toEqual([]);
      const types = db.prepare('SELECT name, type FROM pragma_table_info(?)').all(table.name) as Record<
        string,
        string
      >[];
      for (const { name = '', type = '' } of types) {
        const row = db.prepare(`SELECT rowid, ${name} AS value FROM ${table.name} LIMIT 1`).get() as Record<
          string,
          unknown
        >;
        db.exec('BEGIN');
        db.prepare(`UPDATE ${table.name} SET ${name} = ? WHERE rowid = ?`).run(
          changed(row['value'], type, tried),
          row['rowid'],
        );
        if (checkedMacs(reader, table, sql`ORDER BY id`).filter(({ mac }) => mac === null).length !== 1)
          wrong.push(`${table.name}.${name}`);
        db.exec('ROLLBACK');
        tried += 1;
      }
    }
  });
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(150);
});

test('one damaged application is refused and named, the others stay usable', () => {
  const { env, store, reopen } = freshStore();
  const good = acceptedCase(store, ['1']);
  const bad = acceptedCase(store, ['2']);
  store.close();
  tamper(env, (db) => db.prepare('UPDATE application SET payable = 99 WHERE id = ?').run(bad.id));
  const next = valueOf(reopen());
  expect(codeOf(() => next.applications.get(bad.id))).toBe('ROW_TAMPERED');
  expect(next.applications.list().map(({ id }) => id)).toEqual([good.id]);
  expect(next.damaged()).toEqual([{ table: 'application', label: '申请', id: bad.id }]);
  expect(next.applications.get(good.id)).toEqual(good);
});

test('sealed blobs exchanged between two rows are refused', () => {
  const { env, store, reopen } = freshStore();
  const ids = [acceptedCase(store, ['1']), acceptedCase(store, ['2'])].map(({ id }) => id);
  store.close();
  tamper(env, (db) => {
    const sealed = ids.map((id) => db.prepare('SELECT sealed FROM application WHERE id = ?').pluck().get(id));
    for (const [index, id] of ids.entries()) {
      db.prepare('UPDATE application SET sealed = ? WHERE id = ?').run(sealed[1 - index], id);
    }
  });
  const next = valueOf(reopen());
  for (const id of ids) expect(codeOf(() => next.applications.get(id))).toBe('ROW_TAMPERED');
});

test('a whole row under another id is refused', () => {
  const { env, store, reopen } = freshStore();
  const { id } = acceptedCase(store);
  store.close();
  tamper(env, (db) => db.prepare('UPDATE application SET id = ? WHERE id = ?').run('other', id));
  const next = valueOf(reopen());
  expect(codeOf(() => next.applications.get('other'))).toBe('ROW_TAMPERED');
  expect(next.applications.get(id)).toBeNull();
});
