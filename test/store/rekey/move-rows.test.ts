import Sqlite from 'better-sqlite3';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import { ALL_TABLES } from '../../../electron/store/tables/all-tables.ts';
import { typedForm } from '../support/cases.ts';
import { fillEveryTable, SCAN } from '../support/every-table.ts';
import { freshFolder, freshStore, openIn, quickVault } from '../support/fixtures.ts';
import { fullLife, PDF } from '../support/full-life.ts';
import { newSeeds, vaultOfSeeds } from '../support/keys.ts';
import { filesIn, tamper } from '../support/raw.ts';
import { moveAll, moving, newDataKey } from '../support/rekey.ts';
import { ACTOR, testEnv, valueOf } from '../support/test-env.ts';

type RawRow = { readonly id: string; readonly epoch: number; readonly sealed: Buffer };

/** Every row of every table with a key, as it lies in the closed file. */
function rawRows(env: StoreEnv): readonly RawRow[] {
  const db = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  try {
    return ALL_TABLES.flatMap(({ name }) => db.prepare<[], RawRow>(`SELECT id, epoch, sealed FROM ${name}`).all());
  } finally {
    db.close();
  }
}

test('every table of the schema that has an epoch is moved, and every blind index in it is made anew', () => {
  const opened = freshStore();
  opened.store.close();
  const db = new Sqlite(join(opened.env.dataDir, 'app.db'), { nativeBinding: opened.env.sqliteBinding });
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const columns = (name: string) =>
    db.prepare<[], { name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${name}')`).all();
  const withEpoch = tables
    .map(({ name }) => name)
    .filter((name) => columns(name).some((each) => each.name === 'epoch'));
  // The records of operations keep the key of their time: their hashes cover what is sealed.
  expect(withEpoch.filter((name) => name !== 'audit').sort()).toEqual(ALL_TABLES.map(({ name }) => name).sort());
  for (const table of ALL_TABLES) {
    const blobs = columns(table.name).filter(
      ({ name, type }) => type === 'BLOB' && !['sealed', 'row_mac'].includes(name),
    );
    if (blobs.length > 0) expect(table.reindex, `${table.name} has blind indexes and no reindex`).toBeDefined();
    const files = columns(table.name).filter(({ name }) => name.includes('file_id'));
    expect(
      files.map(({ name }) => name),
      table.name,
    ).toEqual(table.file === undefined ? [] : [table.file.id]);
  }
  db.close();
});

test('after a new data key everything is moved to it, nothing is left under the old one, and all of it is provable', () => {
  const env = testEnv(freshFolder());
  const seeds = newSeeds();
  const opened = openIn(env, quickVault(env, seeds));
  const { store, vault } = opened;
  const sealed = fillEveryTable(store);
  const scan = store.applications.list().flatMap(({ id }) => store.attachments.of(id))[0]?.id ?? '';
  const entries = store.ledger.ofPerson(sealed.personId ?? '');
  const history = store.applications.history(sealed.id);
  const [print] = store.prints.of(sealed.id);
  valueOf(opened.reopen()).close();
  const before = rawRows(env);
  const papers = filesIn(join(env.dataDir, 'attachments')).map(({ bytes }) => bytes);
  const working = valueOf(openStore(env, vault));

  const dataKey = newDataKey(opened);
  expect([vault.epoch, vault.oldestEpoch]).toEqual([2, 1]);
  expect(working.audit.verify()).toEqual({ ok: true });
  expect(working.applications.get(sealed.id)).toEqual(sealed);
  expect(moveAll(working)).toEqual({ isDone: true, damaged: [], stuck: [] });

  expect([vault.epoch, vault.oldestEpoch]).toEqual([2, 2]);
  expect(working.audit.verify()).toEqual({ ok: true });
  expect(working.damaged()).toEqual([]);
  expect(working.applications.get(sealed.id)).toEqual(sealed);
  expect(working.applications.history(sealed.id)).toEqual(history);
  expect(working.prints.bytes(print?.id ?? '')).toEqual(Uint8Array.from(PDF));
  expect(working.attachments.bytes(scan)).toEqual(Uint8Array.from(SCAN));
  expect(working.persons.findByIdNumber(sealed.form.person.idNumber)?.id).toBe(sealed.personId);
  // The log still holds what was written after the end.
  const log = readFileSync(join(env.dataDir, 'app.db-wal'));
  working.close();

  const after = rawRows(env);
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  expect(after.filter(({ epoch }) => epoch !== 2)).toEqual([]);
  const file = readFileSync(join(env.dataDir, 'app.db'));
  for (const { sealed: old } of before) for (const bytes of [file, log]) expect(bytes.includes(old)).toBe(false);
  const now = filesIn(join(env.dataDir, 'attachments')).map(({ bytes }) => bytes);
  expect(now).toHaveLength(papers.length);
  for (const paper of papers) expect(now.some((bytes) => bytes.equals(paper))).toBe(false);

  const anew = vaultOfSeeds(env, { dataKey, userSeed: seeds.userSeed });
  const again = valueOf(openStore(env, anew));
  expect(again.audit.verify()).toEqual({ ok: true });
  expect(again.ledger.ofPerson(sealed.personId ?? '')).toEqual(entries);
  expect(entries.length).toBeGreaterThan(0);
  again.close();
  const triggers = new Sqlite(join(env.dataDir, 'app.db'), { nativeBinding: env.sqliteBinding });
  expect(() => triggers.exec('UPDATE ledger_entry SET amount = 1')).toThrow('append-only');
  triggers.close();
});

test('while rows are moved the work goes on, the check of the books beside it finds them right, and drafts are typed on', () => {
  const opened = freshStore();
  const { store } = opened;
  const sealed = fullLife(store);
  const draft = store.applications.create(ACTOR, typedForm(['0300000001']));
  let { revision } = valueOf(store.applications.saveDraft(ACTOR, draft.id, draft.revision, typedForm(['0300000002'])));
  // Typed before and after, not while it is moved.
  const resting = store.applications.create(ACTOR, typedForm(['0300000005']));
  const typed = valueOf(store.applications.saveDraft(ACTOR, resting.id, resting.revision, typedForm(['0300000006'])));
  newDataKey(opened);
  const steps = moving(store);
  const check = store.audit.check();
  let verdict: unknown = null;
  for (let step = steps.next(); step.done !== true; step = steps.next()) {
    revision = valueOf(store.applications.saveDraft(ACTOR, draft.id, revision, typedForm(['0300000003']))).revision;
    const checked = check.next();
    if (checked.done === true) verdict ??= checked.value;
    expect(store.applications.get(sealed.id)?.payable).toBe(sealed.payable);
  }
  for (let step = check.next(); verdict === null; step = check.next()) if (step.done === true) verdict = step.value;
  expect(verdict).toEqual({ ok: true });
  valueOf(store.applications.saveDraft(ACTOR, draft.id, revision, typedForm(['0300000004'])));
  valueOf(store.applications.saveDraft(ACTOR, resting.id, typed.revision, typedForm(['0300000007'])));
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(store.damaged()).toEqual([]);
});

test('a damaged row is named, stays as it is, and does not stop the others', () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  opened.store.close();
  tamper(opened.env, (db) => db.prepare('UPDATE settlement SET payable = payable + 1').run());
  const store = valueOf(opened.reopen());
  newDataKey(opened);
  const outcome = moveAll(store);
  expect(outcome).toMatchObject({ isDone: true, stuck: [] });
  expect(outcome.damaged.length).toBeGreaterThan(0);
  expect(new Set(outcome.damaged.map(({ table, label }) => `${table} ${label}`))).toEqual(new Set(['settlement 测算']));
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  store.close();
  expect(
    new Set(
      rawRows(opened.env)
        .filter(({ epoch }) => epoch === 1)
        .map(({ id }) => id),
    ),
  ).toEqual(new Set(outcome.damaged.map(({ id }) => id)));
});

test('a paper that is gone is named; its row is moved, and the paper opens once a backup brings it back', () => {
  const opened = freshStore();
  const { store, env } = opened;
  const sealed = fullLife(store);
  const [print] = store.prints.of(sealed.id);
  const [paper] = filesIn(join(env.dataDir, 'attachments'));
  if (print === undefined || paper === undefined) throw new Error('No paper');
  const away = freshFolder();
  const [from, to] = [join(env.dataDir, 'attachments', paper.path), join(away, paper.path)];
  renameSync(from, to);
  newDataKey(opened);
  expect(moveAll(store)).toMatchObject({ isDone: true, damaged: [{ table: 'print' }] });
  renameSync(to, from);
  expect(store.prints.bytes(print.id)).toEqual(Uint8Array.from(PDF));
});

test('a sound row this program cannot read stays under the key of before, which then goes on counting', () => {
  const opened = freshStore();
  fullLife(opened.store);
  opened.store.close();
  const sealer = rowSealer(opened.vault);
  let bill = '';
  tamper(opened.env, (db) => {
    const found = db.prepare<[], Record<string, string | number | Buffer>>('SELECT * FROM bill LIMIT 1').get() ?? {};
    const { row_mac: _mac, ...row } = found;
    bill = String(row['id']);
    const sealed = sealer.seal({ table: 'bill', id: bill, revision: Number(row['revision']), epoch: 1 }, '{}');
    const mac = sealer.mac('bill', { ...row, sealed });
    db.prepare('UPDATE bill SET sealed = ?, row_mac = ? WHERE id = ?').run(sealed, mac, bill);
  });
  const store = valueOf(opened.reopen());
  newDataKey(opened);
  const row = { table: 'bill', label: '票据', id: bill };
  expect(moveAll(store)).toEqual({ isDone: false, damaged: [], stuck: [row] });
  expect([opened.vault.epoch, opened.vault.oldestEpoch]).toEqual([2, 1]);
  expect(moveAll(store)).toEqual({ isDone: false, damaged: [], stuck: [row] });
  store.close();
  expect(
    rawRows(opened.env)
      .filter(({ epoch }) => epoch === 1)
      .map(({ id }) => id),
  ).toEqual([bill]);
});
