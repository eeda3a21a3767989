import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCopy } from '../../../electron/store/db/database.ts';
import { checkOrder, type Migration } from '../../../electron/store/db/migrate.ts';
import { sql } from '../../../electron/store/db/sql.ts';
import { MIGRATIONS } from '../../../electron/store/migrations/index.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import { fullLife } from '../support/full-life.ts';
import { freshStore } from '../support/fixtures.ts';
import { valueOf } from '../support/test-env.ts';
import { filesIn } from '../support/raw.ts';

const shipped = MIGRATIONS.at(-1)?.version ?? 0;
const [next, afterNext] = [shipped + 10, shipped + 20];

const later: Migration = {
  version: next,
  schema: 'ALTER TABLE application ADD COLUMN urgent INTEGER; CREATE TABLE later (a TEXT) STRICT;',
  rows: (db) => db.run(sql`INSERT INTO later (a) VALUES (${'moved'})`),
};
const failing: Migration = {
  version: afterNext,
  schema: 'CREATE TABLE half (a TEXT) STRICT; CREATE TABLE half (a TEXT);',
};

test('the shipped steps are tens that rise', () => {
  expect(() => checkOrder(MIGRATIONS)).not.toThrow();
  expect(() => checkOrder([{ version: 15, schema: '' }])).toThrow('out of order');
  expect(() =>
    checkOrder([
      { version: 20, schema: '' },
      { version: 10, schema: '' },
    ]),
  ).toThrow('out of order');
});

test('a step runs once, after a backup that opens and counts; rows of before stay sound', () => {
  const { env, store, reopen } = freshStore();
  const sealed = fullLife(store);
  const before = { list: store.applications.list(), audit: store.audit.head() };
  const raised = valueOf(reopen([...MIGRATIONS, later]));
  expect({ list: raised.applications.list(), audit: raised.audit.head() }).toEqual(before);
  expect(raised.applications.get(sealed.id)).toEqual(sealed);
  expect(raised.damaged()).toEqual([]);
  expect(readdirSync(join(env.dataDir, 'backups'))).toEqual([`app-${shipped}-before-${next}.db`]);
  const copy = openCopy(join(env.dataDir, 'backups', `app-${shipped}-before-${next}.db`), env.sqliteBinding);
  expect(copy.pragma('integrity_check')).toBe('ok');
  expect(copy.pragma('user_version')).toBe(shipped);
  expect(copy.get(sql`SELECT count(*) AS count FROM application`)).toEqual({ count: before.list.length });
  copy.close();
  const again = valueOf(reopen([...MIGRATIONS, later]));
  expect(again.applications.list()).toEqual(before.list);
  expect(readdirSync(join(env.dataDir, 'backups'))).toEqual([`app-${shipped}-before-${next}.db`]);
});

test('a step that fails changes nothing, names itself and the backup', () => {
  const { store, reopen } = freshStore();
  fullLife(store);
  const before = store.applications.list();
  expect(reopen([...MIGRATIONS, later, failing])).toEqual({
    ok: false,
    error: { code: 'MIGRATION_FAILED', detail: { step: afterNext, backup: `app-${next}-before-${afterNext}.db` } },
  });
  const raised = valueOf(reopen([...MIGRATIONS, later]));
  expect(raised.applications.list()).toEqual(before);
});

test('a first step that fails leaves a folder that can be started again', () => {
  const { env, reopen } = freshStore();
  expect(existsSync(join(env.dataDir, 'backups'))).toBe(false);
  expect(reopen([...MIGRATIONS, { ...failing, version: next }]).ok).toBe(false);
  expect(reopen().ok).toBe(true);
});

test('data of a newer program is refused and not one byte of it changes', () => {
  const { env, store, reopen } = freshStore();
  fullLife(store);
  valueOf(reopen([...MIGRATIONS, later])).close();
  const before = filesIn(env.dataDir);
  expect(reopen()).toEqual({ ok: false, error: { code: 'STORE_NEWER', detail: { found: next, supported: shipped } } });
  expect(filesIn(env.dataDir)).toEqual(before);
});

test('a disk that is full is called that, changes nothing, and with room again the next start takes the step', () => {
  const { env, store, reopen } = freshStore();
  const sealed = fullLife(store);
  const full: Migration = {
    ...later,
    rows: () => {
      throw new StoreError('DISK_FULL');
    },
  };
  expect(reopen([...MIGRATIONS, full])).toEqual({ ok: false, error: { code: 'DISK_FULL' } });
  const raised = valueOf(reopen([...MIGRATIONS, later]));
  expect(raised.applications.get(sealed.id)).toEqual(sealed);
  expect(readdirSync(join(env.dataDir, 'backups'))).toEqual([`app-${shipped}-before-${next}.db`]);
});
