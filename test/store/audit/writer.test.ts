import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '#shared/result.ts';
import { EMPTY_CHAIN } from '../../../electron/store/audit/audit-chain.ts';
import { makeWriter, type Writer } from '../../../electron/store/audit/writer.ts';
import { type Database, openDatabase } from '../../../electron/store/db/database.ts';
import { migrate } from '../../../electron/store/db/migrate.ts';
import type { HeadLog, HeadMark } from '../../../electron/store/files/head-log.ts';
import { MIGRATIONS } from '../../../electron/store/migrations/index.ts';
import { rowSealer } from '../../../electron/store/rows/row-sealer.ts';
import { findRow, insertRow } from '../../../electron/store/rows/sealed-table.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import { settingTable } from '../../../electron/store/tables/setting.ts';
import { afterTest, freshFolder, quickVault } from '../support/fixtures.ts';
import { ACTOR, codeOf, testEnv } from '../support/test-env.ts';

type Bench = {
  readonly db: Database;
  readonly writer: Writer;
  readonly lines: HeadMark[];
  readonly put: (key: string, value?: string) => string;
  readonly has: (key: string) => boolean;
};

/** A writer over a real database, with a head log whose disk can be made to fail. */
function bench(faults: Partial<HeadLog> = {}): Bench {
  const env = testEnv(freshFolder());
  const vault = quickVault(env);
  const sealer = rowSealer(vault);
  const db = openDatabase(join(env.dataDir, 'app.db'), env.sqliteBinding, true);
  afterTest(() => db.close());
  migrate(db, env, sealer, MIGRATIONS);
  const lines: HeadMark[] = [];
  const headLog = {
    reserve: () => undefined,
    append: (mark: HeadMark) => lines.push(mark),
    close: () => undefined,
    ...faults,
  };
  const writer = makeWriter({ env, vault, sealer, db, headLog, mark: { commit: 0, auditSeq: 0 }, head: EMPTY_CHAIN });
  return {
    db,
    writer,
    lines,
    put: (key, value = 'v') =>
      codeOf(() =>
        writer.write(ACTOR, (write) => {
          insertRow(write, settingTable, { id: key, revision: 1 }, {}, { value });
          write.record('setting.set', key);
          return ok(undefined);
        }),
      ),
    has: (key) => findRow({ db, sealer }, settingTable, key) !== null,
  };
}

const failing = (code: 'DISK_FULL' | 'STORE_IO') => () => {
  throw new StoreError(code);
};

test('each write counts the commit and names the audit head in the log', () => {
  const { put, lines, writer } = bench();
  expect([put('a'), put('b')]).toEqual(['ok', 'ok']);
  expect(lines.map(({ commit, auditSeq }) => [commit, auditSeq])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(lines.at(-1)?.auditHash).toBe(writer.head().hash);
});

test('a disk too full for the log refuses the write before anything is written', () => {
  const { put, has, writer } = bench({ reserve: failing('DISK_FULL') });
  expect(put('a')).toBe('DISK_FULL');
  expect([has('a'), writer.isInDoubt(), writer.head()]).toEqual([false, false, EMPTY_CHAIN]);
});

test('a look is undone, and a disk too full for the log does not stop it', () => {
  const { has, writer, lines } = bench({ reserve: failing('DISK_FULL') });
  const seen = writer.look(ACTOR, (write) => {
    insertRow(write, settingTable, { id: 'a', revision: 1 }, {}, { value: 'v' });
    return ok(has('a'));
  });
  expect(seen).toEqual({ ok: true, value: true });
  expect([has('a'), lines, writer.head()]).toEqual([false, [], EMPTY_CHAIN]);
});

test.each(['DISK_FULL', 'STORE_IO'] as const)('a log that fails with %s after the commit closes the door', (code) => {
  const { put, has, writer } = bench({ append: failing(code) });
  expect(put('a')).toBe(code);
  expect(writer.isInDoubt()).toBe(true);
  expect(put('b')).toBe(code);
  // What was committed stays for the next opening, what came after was never tried.
  expect([has('a'), has('b')]).toEqual([true, false]);
});

test('a full disk undoes the write, and the next one works when there is room again', () => {
  const { db, put, has, writer, lines } = bench();
  db.pragma('max_page_count = 1');
  expect(put('a', 'x'.repeat(400_000))).toBe('DISK_FULL');
  expect([has('a'), writer.isInDoubt(), lines]).toEqual([false, false, []]);
  db.pragma('max_page_count = 100000');
  expect(put('a', 'x'.repeat(400_000))).toBe('ok');
  expect(has('a')).toBe(true);
});

test('a row written without an audit entry is a bug and undone', () => {
  const { writer, has } = bench();
  const forgetful = () =>
    writer.write(ACTOR, (write) => {
      insertRow(write, settingTable, { id: 'a', revision: 1 }, {}, { value: 'v' });
      return ok(undefined);
    });
  expect(forgetful).toThrow('without an audit entry: setting');
  expect(has('a')).toBe(false);
});
