import { expect, test } from 'vitest';
import { EMPTY_CHAIN } from '../../../electron/store/audit/audit-chain.ts';
import { checkBooks } from '../../../electron/store/audit/check-rows.ts';
import { readCommitMark } from '../../../electron/store/audit/commit-mark.ts';
import { openDatabase } from '../../../electron/store/db/database.ts';
import { identifier, sql } from '../../../electron/store/db/sql.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import { ALL_TABLES } from '../../../electron/store/tables/all-tables.ts';
import { fullLife } from '../support/full-life.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR } from '../support/test-env.ts';
import { join } from 'node:path';

/** A small generator of numbers between 0 and 1, the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('each of 1,000 random edits, removals and additions by hand is found by the check', () => {
  const { env, vault, store } = freshStore();
  fullLife(store);
  store.audit.note(ACTOR, 'person.read', '', 'somebody');
  const head = store.audit.head();
  store.close();
  const db = openDatabase(join(env.dataDir, 'app.db'), env.sqliteBinding, false);
  const sealer = rowSealer(vault);
  const random = chance(7);
  const below = (most: number): number => Math.floor(random() * most);
  const triggers = db.all(sql`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).map(({ name }) => String(name));
  const tables = ['audit', ...ALL_TABLES.map(({ name }) => name)].filter(
    (name) => Number(db.get(sql`SELECT count(*) AS n FROM ${identifier(name)}`)?.['n']) > 0,
  );
  db.script('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;');

  const isFound = (): boolean => {
    const mark = readCommitMark(db, sealer);
    const last = db.get(sql`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`);
    const hash = last?.['hash'] instanceof Uint8Array ? Buffer.from(last['hash']).toString('hex') : EMPTY_CHAIN.hash;
    // What opening compares: the own mark and the line of head.log, both of which name the last entry.
    if (mark?.auditSeq !== Number(last?.['seq'] ?? 0) || head.hash !== hash) return true;
    const check = checkBooks({ db, sealer }, vault);
    for (let step = check.next(); ; step = check.next()) if (step.done === true) return !step.value.ok;
  };

  /** Does one thing to one row; says what, or null when nothing came of it. */
  const edit = (): string | null => {
    const table = tables[below(tables.length)] ?? 'audit';
    const rows = db.all(sql`SELECT rowid AS place, * FROM ${identifier(table)}`);
    const row = rows[below(rows.length)];
    if (row === undefined) return null;
    const { place: at, ...columns } = row;
    const place = Number(at);
    const names = Object.keys(columns);
    const name = names[below(names.length)] ?? 'id';
    const value = columns[name];
    const kind = below(4);
    if (kind === 0) {
      db.script(`DELETE FROM ${table} WHERE rowid = ${place}`);
      return `${table}: a row was removed`;
    }
    if (kind === 1) {
      // Removed and put in again under another number or id, as somebody does who wants it in another place.
      const key = table === 'audit' ? 'seq' : 'id';
      const changed = table === 'audit' ? `${key} + 1000` : `${key} || 'x'`;
      db.script(`UPDATE ${table} SET ${key} = ${changed} WHERE rowid = ${place}`);
      return `${table}: a row was put elsewhere`;
    }
    if (kind === 2) {
      const other = Number(rows[below(rows.length)]?.['place']);
      if (other === place) return null;
      const differs = db.get(
        sql`SELECT a.${identifier(name)} IS NOT b.${identifier(name)} AS differs FROM ${identifier(table)} a, ${identifier(table)} b
            WHERE a.rowid = ${place} AND b.rowid = ${other}`,
      )?.['differs'];
      if (differs !== 1) return null;
      db.script(
        `UPDATE ${table} SET ${name} = (SELECT ${name} FROM ${table} WHERE rowid = ${other}) WHERE rowid = ${place}`,
      );
      return `${table}.${name}: taken from another row`;
    }
    const bytes = value instanceof Uint8Array ? Buffer.from(value) : null;
    if (bytes !== null && bytes.length > 0) {
      const spot = below(bytes.length);
      bytes[spot] = (bytes[spot] ?? 0) ^ (1 << below(8));
      db.script(`UPDATE ${table} SET ${name} = x'${bytes.toString('hex')}' WHERE rowid = ${place}`);
    } else if (typeof value === 'number')
      db.script(`UPDATE ${table} SET ${name} = ${value + 1 + below(9)} WHERE rowid = ${place}`);
    else if (typeof value === 'string')
      db.script(`UPDATE ${table} SET ${name} = ${name} || 'x' WHERE rowid = ${place}`);
    else db.script(`UPDATE ${table} SET ${name} = 'x' WHERE rowid = ${place}`);
    return `${table}.${name}: changed`;
  };

  const missed: string[] = [];
  expect(isFound()).toBe(false);
  for (let done = 0; done < 1_000;) {
    db.script('BEGIN');
    for (const name of triggers) db.script(`DROP TRIGGER ${name}`);
    let what: string | null = null;
    try {
      what = edit();
    } catch {
      // A key that must be unique, a column of another type: SQLite itself refused it.
    }
    if (what !== null) {
      done += 1;
      if (!isFound()) missed.push(what);
    }
    db.script('ROLLBACK');
  }
  expect(isFound()).toBe(false);
  db.close();
  expect(missed).toEqual([]);
});
