import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openForReading } from '../../../electron/store/damage/open-for-reading.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { settledCase, typedForm } from '../support/cases.ts';
import { afterTest, freshStore } from '../support/fixtures.ts';
import { fullLife, PDF } from '../support/full-life.ts';
import { filesIn } from '../support/raw.ts';
import { ACTOR, codeOf, valueOf } from '../support/test-env.ts';

test('data that is behind its log opens for reading: everything in it is read, nothing is written, not one byte changes', () => {
  const { env, vault, store } = freshStore();
  const sealed = fullLife(store);
  store.close();
  rmSync(join(env.dataDir, 'head.log'));
  expect(codeOf(() => openStore(env, vault))).toBe('STORE_BEHIND');
  const before = filesIn(env.dataDir);
  const reading = valueOf(openForReading(env, vault));
  afterTest(() => reading.close());
  expect(reading.applications.get(sealed.id)).toEqual(sealed);
  expect(reading.applications.list()).toHaveLength(2);
  const [print] = reading.prints.of(sealed.id);
  expect(reading.prints.bytes(print?.id ?? '')).toEqual(new Uint8Array(PDF));
  expect(reading.audit.verify()).toEqual({ ok: true });
  for (const write of [
    () => reading.applications.create(ACTOR, typedForm()),
    () => reading.setting.set(ACTOR, 'a', 'b'),
    () => reading.applications.reopen(ACTOR, sealed.id, sealed.revision, '原因', null),
    () => reading.batches.markExported(ACTOR, reading.batches.list()[0]?.id ?? ''),
  ]) {
    expect(codeOf(write)).toBe('READ_ONLY_MODE');
  }
  reading.audit.note(ACTOR, 'session.unlock', '');
  reading.close();
  expect(filesIn(env.dataDir)).toEqual(before);
});

test('a log that a crash left and damage cut is read as far as it goes, from a copy', () => {
  const { env, vault, store, reopen } = freshStore();
  settledCase(store, ['1']);
  const last = store.applications.create(ACTOR, typedForm(['2']));
  const wal = join(env.dataDir, 'app.db-wal');
  const left = filesIn(env.dataDir).find(({ path }) => path === 'app.db-wal')?.bytes ?? Buffer.alloc(0);
  const main = filesIn(env.dataDir).find(({ path }) => path === 'app.db')?.bytes ?? Buffer.alloc(0);
  store.close();
  writeFileSync(join(env.dataDir, 'app.db'), main);
  writeFileSync(wal, left);
  truncateSync(wal, left.length - 100);
  expect(codeOf(reopen)).toBe('STORE_BEHIND');
  writeFileSync(join(env.dataDir, 'app.db'), main);
  writeFileSync(wal, left.subarray(0, left.length - 100));
  const before = filesIn(env.dataDir);
  const reading = valueOf(openForReading(env, vault));
  expect(reading.applications.list()).toHaveLength(1);
  expect(reading.applications.get(last.id)).toBeNull();
  reading.close();
  expect(filesIn(env.dataDir)).toEqual(before);
});

test.each([
  ['is gone', (path: string) => rmSync(path), 'STORE_MISSING'],
  ['is empty', (path: string) => writeFileSync(path, ''), 'STORE_MISSING'],
  ['is no database', (path: string) => writeFileSync(path, Buffer.alloc(8192, 7)), 'STORE_CORRUPT'],
])('a database that %s cannot be read either, and that is said', (_what, damage, code) => {
  const { env, vault, store } = freshStore();
  fullLife(store);
  store.close();
  damage(join(env.dataDir, 'app.db'));
  const before = filesIn(env.dataDir);
  expect(codeOf(() => openForReading(env, vault))).toBe(code);
  expect(filesIn(env.dataDir)).toEqual(before);
});
