import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finishOrDropRestore, finishRestore } from '../../../electron/store/restore/finish-restore.ts';
import { readyRestore } from '../../../electron/store/restore/restore-data.ts';
import { makeBackupOf } from '../support/backups.ts';
import { typedForm } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, codeOf, valueOf } from '../support/test-env.ts';

/** Data with a restore that is ready, and something in the place of the folder that is to keep what it replaces. */
async function blocked() {
  const opened = freshStore();
  const path = await makeBackupOf(opened);
  opened.store.applications.create(ACTOR, typedForm(['1']));
  const readied = valueOf(
    await readyRestore(opened.env, opened.vault, { path, live: opened.store.backup.mark(), letter: null }),
  );
  opened.store.close();
  const block = join(opened.env.dataDir, readied.replaced);
  writeFileSync(block, 'in the way');
  return { opened, block, ready: join(opened.env.dataDir, 'restore-ready') };
}

test('a restore that could not begin is given up: what is written afterwards is never exchanged for the backup', async () => {
  const { opened, block, ready } = await blocked();
  expect(codeOf(() => finishOrDropRestore(opened.env.dataDir))).toBe('STORE_IO');
  expect(existsSync(ready)).toBe(false);
  rmSync(block);
  const store = valueOf(opened.reopen());
  const work = store.applications.create(ACTOR, typedForm(['2']));
  store.close();
  finishRestore(opened.env.dataDir);
  expect(valueOf(opened.reopen()).applications.get(work.id)).toEqual(work);
});

test('a restore left ready is finished before the data is opened, or the data stays closed and the restore ends', async () => {
  const { opened, block, ready } = await blocked();
  expect(opened.reopen()).toMatchObject({ ok: false, error: { code: 'STORE_IO' } });
  expect(existsSync(ready)).toBe(false);
  rmSync(block);
  expect(valueOf(opened.reopen()).applications.list()).toHaveLength(1);
});

test('left ready by a crash, a restore is in force before anybody works', async () => {
  const { opened, block } = await blocked();
  rmSync(block);
  const store = valueOf(opened.reopen());
  expect(store.applications.list()).toEqual([]);
  expect(store.backup.restores()).toHaveLength(1);
});
