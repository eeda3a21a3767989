import { expect, test } from 'vitest';
import { sql, type Sql } from '../../../electron/store/db/sql.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import { type AnyTable, type Clear, type SealedTable, selectRows } from '../../../electron/store/rows/sealed-table.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import { ALL_TABLES } from '../../../electron/store/tables/all-tables.ts';
import { fillEveryTable } from '../support/every-table.ts';
import { fullLife } from '../support/full-life.ts';
import { freshStore } from '../support/fixtures.ts';
import { valueOf } from '../support/test-env.ts';
import { tamper } from '../support/raw.ts';

type Raw = Readonly<Record<string, string | number | Buffer | null>>;

/** A table read without its own reader: what is checked before any reader sees the content. */
const plain = ({ name, label, columns }: AnyTable): SealedTable<Clear, unknown> => ({
  name,
  label,
  columns: Object.fromEntries(Object.keys(columns).map((column) => [column, true as const])),
  read: (json) => json,
  write: () => null,
});

const bytesOf = (row: Raw | undefined, column: string): Buffer => {
  const value = row?.[column];
  if (!Buffer.isBuffer(value)) throw new Error(`${column} is no blob`);
  return value;
};

const placeOf = (table: string, row: Raw) => ({
  table,
  id: String(row['id']),
  revision: Number(row['revision']),
  epoch: Number(row['epoch']),
});

test('in every table a blob that was exchanged, cut, emptied or taken from elsewhere is refused, by table and row', () => {
  const { env, store, vault } = freshStore();
  fillEveryTable(store);
  store.close();
  const sealer = rowSealer(vault);
  const unnamed: string[] = [];
  let tried = 0;
  tamper(env, (db) => {
    const reader = {
      sealer,
      db: {
        all: (statement: Sql) => db.prepare(statement.text).all(...statement.values) as Record<string, string>[],
        get: () => null,
      },
    };
    const first = new Map(
      ALL_TABLES.map(({ name }) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY rowid`).all() as Raw[]]),
    );
    for (const [index, table] of ALL_TABLES.entries()) {
      const rows = first.get(table.name) ?? [];
      const [row] = rows;
      if (row === undefined) throw new Error(`${table.name} has no row`);
      const sealed = bytesOf(row, 'sealed');
      const elsewhere = first.get(ALL_TABLES[(index + 1) % ALL_TABLES.length]?.name ?? '')?.[0];
      const sibling = rows.find((other) => other['id'] !== row['id']);
      const blobs: readonly (readonly [string, Buffer])[] = [
        ['cut by one byte', sealed.subarray(0, -1)],
        ['cut to its head', sealed.subarray(0, 29)],
        ['emptied', Buffer.alloc(0)],
        ['lengthened', Buffer.concat([sealed, Buffer.of(0)])],
        ['of another table', bytesOf(elsewhere, 'sealed')],
        ...(sibling === undefined ? [] : [['of another row', bytesOf(sibling, 'sealed')] as const]),
      ];
      for (const [how, blob] of blobs) {
        tried += 1;
        // The seal alone refuses it, whatever the MAC beside it says.
        expect(sealer.unseal(placeOf(table.name, row), blob), `${table.name} ${how}`).toBeNull();
        db.exec('BEGIN');
        try {
          db.prepare(`UPDATE ${table.name} SET sealed = ? WHERE id = ?`).run(blob, row['id']);
          selectRows(reader, plain(table), sql`WHERE id = ${String(row['id'])}`);
          unnamed.push(`${table.name} ${how}`);
        } catch (cause) {
          const error = cause instanceof StoreError ? cause.error : null;
          const { table: label, row: id } = error?.detail ?? {};
          if (error?.code !== 'ROW_TAMPERED' || label !== table.label || id !== row['id'])
            unnamed.push(`${table.name} ${how}: ${String(cause)}`);
        }
        db.exec('ROLLBACK');
      }
    }
  });
  expect(unnamed).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(ALL_TABLES.length * 5);
});

test('a blob of an earlier revision does not open in the row of today', () => {
  const { env, store, vault } = freshStore();
  fillEveryTable(store);
  store.close();
  const sealer = rowSealer(vault);
  let tried = 0;
  tamper(env, (db) => {
    for (const { name } of ALL_TABLES) {
      for (const row of db.prepare(`SELECT * FROM ${name}`).all() as Raw[]) {
        const place = placeOf(name, row);
        expect(sealer.unseal(place, bytesOf(row, 'sealed')), `${name} as it is`).not.toBeNull();
        expect(sealer.unseal({ ...place, revision: place.revision + 1 }, bytesOf(row, 'sealed'))).toBeNull();
        tried += 1;
      }
    }
  });
  expect(tried).toBeGreaterThan(ALL_TABLES.length);
});

test('whole rows of an earlier day put back, blob and MAC together, are found by the check of the books', () => {
  const { env, store, reopen } = freshStore();
  store.setting.set({ userId: 'user-1', userName: '王经办' }, 'station', '{"townshipName":"以前"}');
  const sealedBefore = new Map<string, readonly Raw[]>();
  const remember = (): void =>
    tamper(env, (db) => {
      for (const { name } of ALL_TABLES) {
        const now = db.prepare(`SELECT * FROM ${name}`).all() as Raw[];
        sealedBefore.set(name, [...(sealedBefore.get(name) ?? []), ...now]);
      }
    });
  store.close();
  remember();
  const later = valueOf(reopen());
  const sealed = fullLife(later);
  later.close();
  remember();
  const last = valueOf(reopen());
  last.setting.set({ userId: 'user-1', userName: '王经办' }, 'station', '{"townshipName":"现在"}');
  valueOf(last.batches.markExported({ userId: 'user-1', userName: '王经办' }, last.batches.list()[0]?.id ?? ''));
  expect(sealed.status).toBe('sealed');
  expect(last.audit.verify()).toEqual({ ok: true });
  last.close();

  let replayed = 0;
  for (const { name } of ALL_TABLES) {
    for (const old of sealedBefore.get(name) ?? []) {
      const columns = Object.keys(old);
      const put = (values: Raw) => (db: Parameters<Parameters<typeof tamper>[1]>[0]) =>
        db
          .prepare(`UPDATE ${name} SET ${columns.map((column) => `${column} = ?`).join()} WHERE id = ?`)
          .run(...columns.map((column) => values[column]), values['id']);
      let today: Raw | undefined;
      tamper(env, (db) => {
        today = db.prepare(`SELECT * FROM ${name} WHERE id = ?`).get(old['id']) as Raw | undefined;
        if (today !== undefined && !bytesOf(today, 'row_mac').equals(bytesOf(old, 'row_mac'))) put(old)(db);
        else today = undefined;
      });
      if (today === undefined) continue;
      replayed += 1;
      const opened = valueOf(reopen());
      expect(opened.audit.verify(), `${name} ${String(old['id'])}`).toMatchObject({ ok: false, what: 'row' });
      opened.close();
      const whole = today;
      tamper(env, (db) => void put(whole)(db));
    }
  }
  expect(replayed).toBeGreaterThan(0);
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: true });
});
