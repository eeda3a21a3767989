import { expect, test } from 'vitest';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { feedOf, receiptFor, recordHash, sealedBatch, subjectAt } from '../support/county-words.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

const AT = '2026-11-22T08:00:00.000+08:00';
const hash = recordHash(1, 0);
const held = { hash, verdict: 'held' as const, reasons: [{ code: 'no_pack' as const }], differences: [] };
const accepted = { hash, verdict: 'accepted' as const };

type Later = Extract<FeedItem, { kind: 'verdict' }>;
const verdict = (n: number, subject: Later['subject'], said: Later['verdict']): Later => ({
  n,
  id: `verdict-${n}`,
  at: AT,
  kind: 'verdict',
  subject,
  verdict: said,
});

test('a held record that the county looked at again stands as it says then, and nobody has to do anything', () => {
  const { store } = freshStore();
  const { batch, cases } = sealedBatch(store, ['1']);
  const id = cases[0]?.id ?? '';
  valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch, { records: [held] })));
  expect(store.county.stagesOf([id]).get(id)).toBe('held');
  valueOf(store.county.applyFeed(ACTOR, feedOf([verdict(1, subjectAt(batch), accepted)])));
  expect(store.county.stagesOf([id]).get(id)).toBe('received');
  expect(store.county.casesOf(batch.id)).toMatchObject([{ verdict: 'accepted', reasons: [] }]);
  expect(store.county.openItems()).toEqual([]);
  const again = { ...held, reasons: [{ code: 'amount_differs' as const }] };
  valueOf(store.county.applyFeed(ACTOR, feedOf([verdict(2, subjectAt(batch), again)])));
  expect(store.county.casesOf(batch.id)).toMatchObject([{ verdict: 'held', reasons: [{ code: 'amount_differs' }] }]);
});

test('a receipt that comes after the later verdict, on a stick, does not hold the record again', () => {
  const { store } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  valueOf(store.county.applyFeed(ACTOR, feedOf([verdict(1, subjectAt(batch), accepted)])));
  valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch, { records: [held] })));
  expect(store.county.casesOf(batch.id)).toMatchObject([{ verdict: 'accepted', reasons: [] }]);
  // A receipt of a later epoch says what counts then.
  valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch, { epoch: 2, records: [held] })));
  expect(store.county.casesOf(batch.id)).toMatchObject([{ verdict: 'held' }]);
});

test('a verdict on what this PC never sent is for people to look at', () => {
  const { store } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch, { records: [held] })));
  const other = { ...subjectAt(batch), record: 'b'.repeat(64) };
  valueOf(store.county.applyFeed(ACTOR, feedOf([verdict(1, other, { ...accepted, hash: other.record })])));
  valueOf(store.county.applyFeed(ACTOR, feedOf([verdict(2, subjectAt(batch), { ...accepted, hash: 'b'.repeat(64) })])));
  expect(store.county.openItems()).toMatchObject([{ state: 'refused' }, { state: 'refused' }]);
  expect(store.county.casesOf(batch.id)).toMatchObject([{ verdict: 'held' }]);
});
