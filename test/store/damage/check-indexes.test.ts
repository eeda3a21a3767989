import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Store } from '../../../electron/store/store.ts';
import { CANARIES, settledCase } from '../support/cases.ts';
import { freshStore, type Opened } from '../support/fixtures.ts';
import { fullLife } from '../support/full-life.ts';
import { type OldPage, putPage, takePage } from '../support/files/old-page.ts';
import { tamper } from '../support/raw.ts';
import { codeOf, valueOf } from '../support/test-env.ts';

/** Goes through all of it; `between` runs after each step. */
function found(store: Store, between: () => void = () => undefined): readonly string[] {
  const steps = store.checkIndexes();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    between();
  }
}

/** A page as it stands now; the store is closed. */
function pageNow({ env, reopen }: Opened, name: string): OldPage {
  valueOf(reopen()).close();
  return takePage(env, name);
}

test('after a whole life every index has exactly the rows of its table', () => {
  const { store, reopen } = freshStore();
  fullLife(store);
  expect(found(store)).toEqual([]);
  expect(found(valueOf(reopen()))).toEqual([]);
});

test('an index page put back to an older state, by which a claimed bill is hidden, is found, and no other check sees it', () => {
  const opened = freshStore();
  settledCase(opened.store, ['0100000001']);
  const older = pageNow(opened, 'bill_by_number');
  const store = valueOf(opened.reopen());
  settledCase(store, [CANARIES.billNumber]);
  store.close();
  putPage(opened.env, older);
  const damaged = valueOf(opened.reopen());
  const claim = { code: '21060123', number: CANARIES.billNumber };
  expect(damaged.bills.findClaims([claim], '')).toEqual([]);
  expect(damaged.audit.verify()).toEqual({ ok: true });
  expect(damaged.damaged()).toEqual([]);
  expect(found(damaged)).toEqual(['票据']);
});

test('an index that still leads to a row that is gone is found too', () => {
  const opened = freshStore();
  settledCase(opened.store, ['0100000001']);
  settledCase(opened.store, ['0100000002']);
  const later = pageNow(opened, 'bill_by_number');
  tamper(opened.env, (db) => db.exec('DELETE FROM bill WHERE rowid = 2'));
  putPage(opened.env, later);
  expect(found(valueOf(opened.reopen()))).toEqual(['票据']);
});

test('what is written while the check goes on is not taken for damage', () => {
  const { store } = freshStore();
  fullLife(store);
  let number = 100_000_000;
  expect(
    found(store, () => {
      if (number < 100_000_020) settledCase(store, [`0${(number += 1)}`]);
    }),
  ).toEqual([]);
});

test('pages that belong to nothing are named before anything is written over them', () => {
  const opened = freshStore();
  fullLife(opened.store);
  opened.store.close();
  // The header says that a page of the free list is there; it is one of the tables.
  const handle = openSync(join(opened.env.dataDir, 'app.db'), 'r+');
  writeSync(handle, Buffer.from([0, 0, 0, 5, 0, 0, 0, 1]), 0, 8, 32);
  closeSync(handle);
  expect(codeOf(() => found(valueOf(opened.reopen())))).toBe('STORE_CORRUPT');
});
