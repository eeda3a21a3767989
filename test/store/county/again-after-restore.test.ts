import { expect, test } from 'vitest';
import type { Store } from '../../../electron/store/store.ts';
import { makeBackupOf, restored } from '../support/backups.ts';
import { reviewedCase } from '../support/cases.ts';
import { decided, feedOf, paid, receiptFor, recordHash, sealAgain, subjectAt } from '../support/county-words.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

const AT = '2026-11-22T08:00:00.000+08:00';
const AGAIN = {
  hash: recordHash(2, 0),
  verdict: 'duplicate',
  of: { number: 'X-1', revision: 1, pc: '210502001-A', seq: 1 },
} as const;

/** A case whose batch a restore has lost, and what its county names it by. */
async function lostCase() {
  const opened = freshStore();
  const reviewed = reviewedCase(opened.store);
  const path = await makeBackupOf(opened);
  const subject = subjectAt(sealAgain(opened.store, [reviewed]));
  const store = await restored(opened, opened.store, path);
  return { store, reviewed, subject };
}

const sum = (store: Store, batchId: string) =>
  store.county.casesOf(batchId).map(({ decision, approved, paid: fen }) => ({ decision, approved, fen }));

test('what the county said of a case while its batch was lost is taken once the case was sealed again and is known there', async () => {
  const { store, reviewed, subject } = await lostCase();
  const looked = {
    n: 4,
    id: 'item-4',
    at: AT,
    kind: 'verdict',
    subject,
    verdict: { hash: subject.record, verdict: 'accepted' },
  } as const;
  const part = decided(3, subject, { decision: 'partly', approvedFen: 60 });
  const words = [decided(1, subject), paid(2, subject), part, looked];
  expect(valueOf(store.county.applyFeed(ACTOR, feedOf(words)))).toEqual({ applied: 4, refused: 4 });
  // Somebody looked at one of them and put it aside.
  store.county.settleItem(ACTOR, 'item-2');
  const batch = sealAgain(store, [reviewed]);
  expect(batch.seq).toBe(2);
  expect(sum(store, batch.id)).toEqual([]);
  valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch, { records: [AGAIN] })));
  expect(sum(store, batch.id)).toEqual([{ decision: 'partly', approved: 60, fen: 100 }]);
  expect(store.county.openItems()).toEqual([]);
  expect(store.county.stagesOf([reviewed.id]).get(reviewed.id)).toBe('paid');
  // The county goes on naming it by the first hash.
  const back = paid(5, subject, { movement: 'void' });
  expect(valueOf(store.county.applyFeed(ACTOR, feedOf([back])))).toEqual({ applied: 1, refused: 0 });
  expect(sum(store, batch.id)).toEqual([{ decision: 'partly', approved: 60, fen: 0 }]);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('what was said of another content stays for people', async () => {
  const { store, reviewed, subject } = await lostCase();
  valueOf(store.county.applyFeed(ACTOR, feedOf([decided(1, subject), paid(2, subject)])));
  const batch = sealAgain(store, [reviewed]);
  valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch)));
  expect(sum(store, batch.id)).toEqual([{ decision: null, approved: null, fen: 0 }]);
  expect(store.county.openItems()).toMatchObject([{ state: 'refused' }, { state: 'refused' }]);
});
