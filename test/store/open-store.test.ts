import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../electron/store/open-store.ts';
import { acceptedCase, settledCase, typedForm } from './support/cases.ts';
import { freshFolder, freshStore, openIn, quickVault } from './support/fixtures.ts';
import { ACTOR, codeOf, testEnv, valueOf } from './support/test-env.ts';

const FILES = ['app.db', 'head.log'] as const;

test('a first open makes the data, a later one finds it', () => {
  const { env, store, reopen } = freshStore();
  expect(FILES.map((name) => existsSync(join(env.dataDir, name)))).toEqual([true, true]);
  expect(store.applications.list()).toEqual([]);
  expect(store.audit.head()).toEqual({ seq: 0, hash: '0'.repeat(64) });
  expect(valueOf(reopen()).applications.list()).toEqual([]);
});

test('a database that is gone is never replaced by an empty one', () => {
  const { env, store, reopen } = freshStore();
  acceptedCase(store);
  store.close();
  rmSync(join(env.dataDir, 'app.db'));
  expect(codeOf(reopen)).toBe('STORE_MISSING');
  writeFileSync(join(env.dataDir, 'app.db'), '');
  expect(codeOf(reopen)).toBe('STORE_MISSING');
  rmSync(join(env.dataDir, 'app.db'));
  rmSync(join(env.dataDir, 'head.log'));
  expect(codeOf(reopen)).toBe('STORE_MISSING');
  expect(existsSync(join(env.dataDir, 'app.db'))).toBe(false);
});

test('an empty database in the place of the old one is a loss', () => {
  const { env, store, reopen } = freshStore();
  acceptedCase(store);
  store.close();
  const other = testEnv(freshFolder(), 500);
  openIn(other, quickVault(other)).store.close();
  copyFileSync(join(other.dataDir, 'app.db'), join(env.dataDir, 'app.db'));
  expect(codeOf(reopen)).toBe('STORE_BEHIND');
});

test('the database of another PC is refused', () => {
  const { env, store, reopen } = freshStore();
  store.close();
  const other = openIn(testEnv(freshFolder(), 500), quickVault(testEnv(freshFolder(), 900)));
  acceptedCase(other.store);
  other.store.close();
  for (const name of FILES) copyFileSync(join(other.env.dataDir, name), join(env.dataDir, name));
  expect(codeOf(reopen)).toBe('STORE_CORRUPT');
});

test('an old copy of the database put back is found out and stays as it is', () => {
  const { env, store, reopen } = freshStore();
  acceptedCase(store, ['1']);
  store.close();
  copyFileSync(join(env.dataDir, 'app.db'), join(env.dataDir, 'yesterday'));
  const next = valueOf(reopen());
  acceptedCase(next, ['2']);
  next.close();
  copyFileSync(join(env.dataDir, 'yesterday'), join(env.dataDir, 'app.db'));
  expect(reopen()).toEqual({ ok: false, error: { code: 'STORE_BEHIND', detail: { expected: 4, found: 2 } } });
  expect(readFileSync(join(env.dataDir, 'app.db'))).toEqual(readFileSync(join(env.dataDir, 'yesterday')));
});

test('another history of the same length is found out', () => {
  const { env, store, reopen } = freshStore();
  acceptedCase(store, ['1']);
  store.close();
  copyFileSync(join(env.dataDir, 'app.db'), join(env.dataDir, 'fork'));
  copyFileSync(join(env.dataDir, 'head.log'), join(env.dataDir, 'fork.log'));
  const one = valueOf(reopen());
  one.setting.set(ACTOR, 'a', '1');
  one.close();
  copyFileSync(join(env.dataDir, 'head.log'), join(env.dataDir, 'one.log'));
  copyFileSync(join(env.dataDir, 'fork'), join(env.dataDir, 'app.db'));
  copyFileSync(join(env.dataDir, 'fork.log'), join(env.dataDir, 'head.log'));
  const two = valueOf(reopen());
  two.setting.set(ACTOR, 'b', '2');
  two.close();
  copyFileSync(join(env.dataDir, 'one.log'), join(env.dataDir, 'head.log'));
  expect(codeOf(reopen)).toBe('STORE_BEHIND');
});

test('a head log that is gone is a loss, a torn last line is not', () => {
  const { env, store, reopen } = freshStore();
  const accepted = acceptedCase(store);
  store.close();
  const path = join(env.dataDir, 'head.log');
  const whole = readFileSync(path);
  truncateSync(path, 3 * 128 - 60);
  const next = valueOf(reopen());
  expect(next.applications.get(accepted.id)).toEqual(accepted);
  next.close();
  // The log was brought level again, with the same line.
  expect(readFileSync(path).subarray(0, 3 * 128)).toEqual(whole.subarray(0, 3 * 128));
  rmSync(path);
  expect(codeOf(reopen)).toBe('STORE_BEHIND');
});

test.each([
  ['is a folder', (path: string) => mkdirSync(path)],
  ['is no database', (path: string) => writeFileSync(path, 'x'.repeat(8192))],
  ['has a header of zeros', (path: string) => writeFileSync(path, Buffer.alloc(8192))],
])('a database file that %s is corrupt', (_what, damage) => {
  const { env, store, reopen } = freshStore();
  acceptedCase(store);
  store.close();
  rmSync(join(env.dataDir, 'app.db'));
  damage(join(env.dataDir, 'app.db'));
  expect(codeOf(reopen)).toBe('STORE_CORRUPT');
});

test('one flipped bit in a WAL left by a crash is found out, and the WAL is kept for rescue', () => {
  const { env, vault, store } = freshStore();
  const drafts = ['1', '2', '3'].map((bill) => store.applications.create(ACTOR, typedForm([bill])));
  // A crash leaves main file, WAL and head log as they are at this moment.
  const crashed = { ...testEnv(freshFolder(), 700), sqliteBinding: env.sqliteBinding };
  const wal = Buffer.from(readFileSync(join(env.dataDir, 'app.db-wal')));
  for (const name of FILES) copyFileSync(join(env.dataDir, name), join(crashed.dataDir, name));
  writeFileSync(join(crashed.dataDir, 'app.db-wal'), wal);
  const whole = valueOf(openStore(crashed, vault));
  expect(whole.applications.list().map(({ id }) => id)).toEqual(drafts.map(({ id }) => id).reverse());
  whole.close();
  expect(existsSync(join(crashed.dataDir, 'app.db-wal.kept'))).toBe(false);

  for (const name of FILES) copyFileSync(join(env.dataDir, name), join(crashed.dataDir, name));
  const at = wal.length - 2000;
  wal[at] = (wal[at] ?? 0) ^ 4;
  writeFileSync(join(crashed.dataDir, 'app.db-wal'), wal);
  expect(openStore(crashed, vault)).toMatchObject({
    ok: false,
    error: { code: 'STORE_BEHIND', detail: { expected: 3 } },
  });
  expect(readFileSync(join(crashed.dataDir, 'app.db-wal.kept'))).toEqual(wal);
});

test('a settlement does not stay in the WAL', () => {
  const { env, store } = freshStore();
  settledCase(store);
  expect(readFileSync(join(env.dataDir, 'app.db-wal')).length).toBe(0);
});

test('a start that meets a running program leaves no copy of its log behind', () => {
  const { env, vault, store } = freshStore();
  store.applications.create(ACTOR, typedForm());
  expect(codeOf(() => openStore(env, vault))).toBe('STORE_BUSY');
  expect(existsSync(join(env.dataDir, 'app.db-wal.kept'))).toBe(false);
});

test('a copy kept by an earlier failure goes with the first sound opening', () => {
  const { env, store, reopen } = freshStore();
  store.close();
  writeFileSync(join(env.dataDir, 'app.db-wal.kept'), 'of a start that was killed');
  valueOf(reopen());
  expect(existsSync(join(env.dataDir, 'app.db-wal.kept'))).toBe(false);
});
