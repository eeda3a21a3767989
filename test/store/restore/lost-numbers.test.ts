import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fen } from '#shared/fen.ts';
import {
  confirmRestores,
  lostBatchesOf,
  unconfirmedRestore,
} from '../../../electron/service/backup/unconfirmed-restore.ts';
import { readyBatchFolder } from '../../../electron/service/batch/batch-folder.ts';
import { listBackups } from '../../../electron/store/backup/list-backups.ts';
import { finishRestore } from '../../../electron/store/restore/finish-restore.ts';
import { readyRestore } from '../../../electron/store/restore/restore-data.ts';
import { makeBackupOf, restored } from '../support/backups.ts';
import { reviewedCase, typedForm } from '../support/cases.ts';
import { freshFolder, freshStore, type Opened, openIn } from '../support/fixtures.ts';
import { fullLife } from '../support/full-life.ts';
import { ACTOR, testEnv, valueOf } from '../support/test-env.ts';

const FILE_NAME = 'AID1-210521101-A-00000002-abcdef02.aidbatch';
const HASH = createHash('sha256').update('a sealed batch').digest('hex');
const batches = ({ env }: Opened): string => join(env.dataDir, 'batches');

/** Data with one batch that is in the backup, and a second one that came after it. */
async function withLaterBatch() {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  addBatch(opened);
  return { opened, path };
}

/** Seals the second batch. */
function addBatch(opened: Opened): void {
  const reviewed = reviewedCase(opened.store, ['0300000000']);
  mkdirSync(batches(opened), { recursive: true });
  writeFileSync(join(batches(opened), FILE_NAME), 'a sealed batch');
  const batch = { seq: 2, fileName: FILE_NAME, hash: HASH, size: 14, count: 1, total: fen(1) };
  valueOf(opened.store.batches.add(ACTOR, { ...batch, headerJson: '{}', applications: [reviewed] }));
}

test('a lost batch whose file is gone holds sealing by its number', async () => {
  const { opened, path } = await withLaterBatch();
  rmSync(batches(opened), { recursive: true });
  const store = await restored(opened, opened.store, path);
  expect(lostBatchesOf(store)).toEqual(['第 2 批（文件不在）']);
  confirmRestores(store, ACTOR);
  expect(lostBatchesOf(store)).toEqual([]);
});

test.each(['batches/unrecorded', 'backups/aid-files/batches'])('a lost batch is found in %s too', async (place) => {
  const { opened, path } = await withLaterBatch();
  const folder = join(opened.env.dataDir, place);
  mkdirSync(folder, { recursive: true });
  renameSync(join(batches(opened), FILE_NAME), join(folder, FILE_NAME));
  const store = await restored(opened, opened.store, path);
  expect(lostBatchesOf(store)).toEqual([FILE_NAME]);
  expect(store.batches.lastHash()).toBe(HASH);
});

test('what a sealing left that died is neither kept in backups nor taken for the batch that got its number', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  const left = 'AID1-210521101-A-00000002-ffffff02.aidbatch';
  mkdirSync(batches(opened), { recursive: true });
  writeFileSync(join(batches(opened), left), 'never a batch');
  await makeBackupOf(opened);
  expect(readyBatchFolder(opened.env.dataDir, opened.store.batches)).toBe(true);
  addBatch(opened);
  const store = await restored(opened, opened.store, path);
  expect(lostBatchesOf(store)).toEqual([FILE_NAME]);
  expect(store.batches.lastHash()).toBe(HASH);
});

test('a second restore does not answer for what the first one has lost', async () => {
  const { opened, path } = await withLaterBatch();
  const first = await restored(opened, opened.store, path);
  const between = await makeBackupOf({ env: opened.env, store: first });
  first.applications.create(ACTOR, typedForm(['9']));
  const before = unconfirmedRestore(first, [])?.lostEntries ?? 0;
  const second = await restored(opened, first, between);
  expect(lostBatchesOf(second)).toEqual([FILE_NAME]);
  expect(unconfirmedRestore(second, [])).toMatchObject({ lostBatches: [FILE_NAME], lostEntries: before + 1 });
  confirmRestores(second, ACTOR);
  expect(unconfirmedRestore(second, [])).toBeNull();
});

test('without its log, the closed database still says which numbers were given', async () => {
  const opened = freshStore();
  const path = await makeBackupOf(opened);
  opened.store.applications.create(ACTOR, typedForm(['1']));
  const given = opened.store.audit.head().seq;
  opened.store.close();
  rmSync(join(opened.env.dataDir, 'head.log'));
  const readied = valueOf(await readyRestore(opened.env, opened.vault, { path, live: null, letter: null }));
  expect(readied.lostEntries).toBe(1);
  finishRestore(opened.env.dataDir);
  expect(valueOf(opened.reopen()).audit.head().seq).toBe(given + 1);
});

test('on a new PC an older backup still knows of the numbers and batches a newer one beside it has', async () => {
  const { opened, path } = await withLaterBatch();
  await makeBackupOf(opened);
  const later = opened.store.audit.head().seq;
  const stick = freshFolder();
  cpSync(join(path, '..'), stick, { recursive: true });
  const env = testEnv(freshFolder(), 700);
  const order = { path: join(stick, path.split('/').at(-1) ?? ''), live: null, letter: 'Q' };
  expect(valueOf(await readyRestore(env, opened.vault, order))).toMatchObject({ lostBatches: [FILE_NAME] });
  finishRestore(env.dataDir);
  const { store } = openIn(env, opened.vault);
  expect(store.audit.head().seq).toBe(later + 1);
  expect(lostBatchesOf(store)).toEqual([FILE_NAME, '迁来以前那台电脑可能又封过的批次']);
});

test('batches another PC keeps on the same stick are not taken for lost ones', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  const pool = join(path, '..', 'aid-files', 'batches');
  mkdirSync(pool, { recursive: true });
  writeFileSync(join(pool, 'AID1-210521101-B-00000009-abcdef02.aidbatch'), 'theirs');
  const store = await restored(opened, opened.store, path);
  expect(lostBatchesOf(store)).toEqual([]);
  expect(store.batches.nextSeq()).toBe(2);
});

test('one entry nobody can read hides no other backup, and does not fail the next one', async () => {
  const opened = freshStore();
  const path = await makeBackupOf(opened);
  const folder = join(path, '..');
  mkdirSync(join(folder, 'AID-BACKUP-210521101-A-20230101-0000-1.aidbak'));
  const found = await listBackups(folder);
  expect(found.map(({ manifest }) => manifest === null)).toEqual([false, true]);
  await makeBackupOf(opened);
  expect(readdirSync(folder).filter((name) => name.endsWith('.aidbak'))).toHaveLength(3);
});
