import { expect, test } from 'vitest';
import { finishRestore } from '../../../electron/store/restore/finish-restore.ts';
import { readyRestore } from '../../../electron/store/restore/restore-data.ts';
import type { Store } from '../../../electron/store/store.ts';
import { makeBackupOf, restored } from '../support/backups.ts';
import { acceptance, reviewedCase, typedForm } from '../support/cases.ts';
import { freshFolder, freshStore, openIn } from '../support/fixtures.ts';
import { noticeOf } from '../support/notices.ts';
import { ACTOR, testEnv, valueOf } from '../support/test-env.ts';

type Place = { readonly year?: number; readonly pcLetter?: string };
let bills = 0;

/** Accepts one more application: its running number, without what stands before it. */
function accept(store: Store, place: Place = {}): number {
  bills += 1;
  const bill = [String(7_000_000 + bills)];
  const draft = store.applications.create(ACTOR, typedForm(bill));
  const content = { ...acceptance(bill), ...place };
  const { number } = valueOf(store.applications.accept(ACTOR, draft.id, draft.revision, content));
  return Number(number?.slice(-5));
}

/** Starts a notice of one more application. */
function startNotice(store: Store): number {
  bills += 1;
  const reviewed = reviewedCase(store, [String(7_000_000 + bills)]);
  return Number(valueOf(store.notices.start(ACTOR, noticeOf([reviewed]))).number.slice(-3));
}

const lastReason = (store: Store): string =>
  store.audit.entries().find(({ action }) => action === 'backup.restore')?.reason ?? '';

test('no number of an application or a notice that a restore loses is given again, and the records say how many are left out', async () => {
  const opened = freshStore();
  expect([accept(opened.store), startNotice(opened.store)]).toEqual([1, 1]);
  const path = await makeBackupOf(opened);
  const before = opened.store.audit.head().seq;
  expect([accept(opened.store), startNotice(opened.store), accept(opened.store)]).toEqual([3, 2, 5]);
  const lost = opened.store.audit.head().seq - before;
  const store = await restored(opened, opened.store, path);
  // Two were given before the backup, one of them to what the notice shows.
  expect([accept(store), startNotice(store)]).toEqual([2 + lost + 1, 1 + lost + 1]);
  expect(lastReason(store)).toContain(`受理编号和公示编号各跳过 ${lost} 个`);
});

test('a restore that loses nothing leaves no number out', async () => {
  const opened = freshStore();
  accept(opened.store);
  const store = await restored(opened, opened.store, await makeBackupOf(opened));
  expect(accept(store)).toBe(2);
  expect(lastReason(store)).not.toContain('跳过');
});

test('a year whose every number was lost goes on behind them; one that had not begun starts with 1', async () => {
  const opened = freshStore();
  const path = await makeBackupOf(opened);
  const before = opened.store.audit.head().seq;
  expect([accept(opened.store), accept(opened.store)]).toEqual([1, 2]);
  const lost = opened.store.audit.head().seq - before;
  const store = await restored(opened, opened.store, path);
  expect([accept(store), accept(store), accept(store, { year: 2024 })]).toEqual([lost + 1, lost + 2, 1]);
});

test('in December the next year may have begun', async () => {
  const opened = freshStore();
  opened.env.setNow('2023-12-29T09:00:00+08:00');
  const path = await makeBackupOf(opened);
  const before = opened.store.audit.head().seq;
  expect(accept(opened.store, { year: 2024 })).toBe(1);
  const lost = opened.store.audit.head().seq - before;
  const store = await restored(opened, opened.store, path);
  expect(accept(store, { year: 2024 })).toBe(lost + 1);
});

test('put back twice to the same backup, nothing that was given between or before comes again', async () => {
  const opened = freshStore();
  const path = await makeBackupOf(opened);
  const given = [accept(opened.store), accept(opened.store)];
  const first = await restored(opened, opened.store, path);
  given.push(accept(first), accept(first));
  const second = await restored(opened, first, path);
  given.push(accept(second), accept(second));
  expect(new Set(given).size).toBe(given.length);
});

test('under a new letter the numbers begin with 1, and what is lost from then on is left out', async () => {
  const opened = freshStore();
  accept(opened.store);
  const early = await makeBackupOf(opened);
  accept(opened.store);
  // What this one loses was given under the letter of before.
  const back = await restored(opened, opened.store, early);
  const path = await makeBackupOf({ env: opened.env, store: back });
  accept(back);
  const env = testEnv(freshFolder(), 700);
  valueOf(await readyRestore(env, opened.vault, { path, live: back.backup.mark(), letter: 'Q' }));
  finishRestore(env.dataDir);
  const moved = openIn(env, opened.vault);
  const between = await makeBackupOf(moved);
  const before = moved.store.audit.head().seq;
  expect(accept(moved.store, { pcLetter: 'Q' })).toBe(1);
  const lost = moved.store.audit.head().seq - before;
  const store = await restored(moved, moved.store, between);
  expect(accept(store, { pcLetter: 'Q' })).toBe(lost + 1);
});
