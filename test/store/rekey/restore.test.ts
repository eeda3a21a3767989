import { expect, test } from 'vitest';
import { checkBackup } from '../../../electron/store/restore/check-backup.ts';
import { finishRestore } from '../../../electron/store/restore/finish-restore.ts';
import { readyRestore } from '../../../electron/store/restore/restore-data.ts';
import { makeBackupOf } from '../support/backups.ts';
import { typedForm } from '../support/cases.ts';
import { freshStore, type Opened } from '../support/fixtures.ts';
import { fullLife, PDF } from '../support/full-life.ts';
import { moveAll, moving, newDataKey } from '../support/rekey.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

/** Restores as the clerk does, with the keys of today, and opens what is then there. */
async function restored(opened: Opened, store: Opened['store'], path: string) {
  const live = store.backup.mark();
  valueOf(await readyRestore(opened.env, opened.vault, { path, live, letter: null }));
  store.close();
  finishRestore(opened.env.dataDir);
  return valueOf(opened.reopen());
}

test('a backup from before the key was replaced is still opened by the keys of today, restored, and its rows are moved', async () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  const [print] = opened.store.prints.of(sealed.id);
  const path = await makeBackupOf(opened);
  newDataKey(opened);
  moveAll(opened.store);
  const later = opened.store.applications.create(ACTOR, typedForm(['0500000001']));
  expect(valueOf(await checkBackup(opened.env, opened.vault, path, {})).books).toEqual({ ok: true });

  const store = await restored(opened, opened.store, path);
  expect(opened.vault.oldestEpoch).toBe(1);
  expect(store.applications.get(later.id)).toBeNull();
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  expect(store.prints.bytes(print?.id ?? '')).toEqual(Uint8Array.from(PDF));
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(moveAll(store)).toEqual({ isDone: true, damaged: [], stuck: [] });
  expect(opened.vault.oldestEpoch).toBe(2);
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(store.prints.bytes(print?.id ?? '')).toEqual(Uint8Array.from(PDF));
});

test('a backup made half way through the moving is sound, and restored later its rest is moved too', async () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  newDataKey(opened);
  const steps = moving(opened.store);
  for (let slice = 0; slice < 8; slice += 1) steps.next();
  const path = await makeBackupOf(opened);
  expect(valueOf(await checkBackup(opened.env, opened.vault, path, {})).books).toEqual({ ok: true });
  for (let step = steps.next(); step.done !== true; step = steps.next());
  expect(opened.vault.oldestEpoch).toBe(2);

  const store = await restored(opened, opened.store, path);
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(moveAll(store)).toEqual({ isDone: true, damaged: [], stuck: [] });
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('a second replacement moves what the first one left under its key, and records of both times stay readable', () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  const history = opened.store.applications.history(sealed.id);
  newDataKey(opened);
  moveAll(opened.store);
  newDataKey(opened);
  expect([opened.vault.epoch, opened.vault.oldestEpoch]).toEqual([3, 2]);
  expect(moveAll(opened.store)).toEqual({ isDone: true, damaged: [], stuck: [] });
  expect(opened.vault.epochs).toEqual([3, 2, 1]);
  expect(opened.store.applications.get(sealed.id)).toEqual(sealed);
  expect(opened.store.applications.history(sealed.id)).toEqual(history);
  const [print] = opened.store.prints.of(sealed.id);
  expect(opened.store.prints.bytes(print?.id ?? '')).toEqual(Uint8Array.from(PDF));
  expect(opened.store.audit.verify()).toEqual({ ok: true });
});
