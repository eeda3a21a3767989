import { describe, expect, test } from 'vitest';
import { fen } from '#shared/fen.ts';
import {
  decided,
  feedOf,
  paid,
  receiptFor,
  recordHash,
  rosterItem,
  sealAgain,
  sealedBatch,
  subjectAt,
} from '../support/county-words.ts';
import { freshStore } from '../support/fixtures.ts';
import { reviewedCase } from '../support/cases.ts';
import { ACTOR, REVIEWER, valueOf } from '../support/test-env.ts';

describe('a receipt', () => {
  test('is booked once, whatever way and however often it comes, and is there after a restart', () => {
    const { store, reopen } = freshStore();
    const { batch, cases } = sealedBatch(store, ['1', '2']);
    expect(valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch)))).toBe('applied');
    const head = store.audit.head();
    expect(valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch)))).toBe('known');
    const next = valueOf(reopen());
    expect(next.county.receipts().get(batch.id)).toMatchObject({ epoch: 1 });
    expect(next.county.casesOf(batch.id)).toMatchObject([
      { applicationId: cases[0]?.id, verdict: 'accepted', recordHash: recordHash(1, 0) },
      { applicationId: cases[1]?.id, verdict: 'accepted' },
    ]);
    expect(next.county.seen()).toEqual({ epoch: 1, feedLast: 0, durableThrough: 0 });
    expect(Buffer.from(next.county.receiptFile(batch.id) ?? []).toString()).toBe('receipt');
    // Only the mark of the same transaction: the second one wrote nothing of its own.
    expect(next.audit.head()).toEqual(head);
    expect(next.audit.verify()).toEqual({ ok: true });
  });

  test('says why the county looks first, and both figures where they differ', () => {
    const { store } = freshStore();
    const { batch } = sealedBatch(store, ['1']);
    const held = {
      hash: recordHash(1, 0),
      verdict: 'held' as const,
      reasons: [
        { code: 'same_bill' as const, other: { number: 'X-1', revision: 2, pc: '210502002-A' } },
        { code: 'amount_differs' as const },
      ],
      differences: [{ path: 'trace.3', declared: '100.00', again: null }],
    };
    valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch, { records: [held] })));
    expect(store.county.casesOf(batch.id)).toMatchObject([
      { verdict: 'held', reasons: held.reasons, differences: held.differences },
    ]);
    expect(store.county.counts().get(batch.id)).toEqual({ held: 1, returned: 0, approved: 0, paid: 0 });
  });

  test('of an epoch the county has left changes nothing; a later one counts instead', () => {
    const { store } = freshStore();
    const { batch } = sealedBatch(store, ['1']);
    store.county.raiseEpoch(ACTOR, 2);
    expect(store.county.applyReceipt(ACTOR, receiptFor(batch))).toMatchObject({ error: { code: 'RECEIPT_OLD_EPOCH' } });
    expect(store.county.receipts().size).toBe(0);
    valueOf(store.county.applyReceipt(ACTOR, receiptFor(batch, { epoch: 3 })));
    expect(store.county.seen().epoch).toBe(3);
    store.county.raiseEpoch(ACTOR, 2);
    expect(store.county.seen().epoch).toBe(3);
  });
});

describe('a feed', () => {
  test('of a restored county brings old receipts again, and nobody is asked to look at them', () => {
    const { store } = freshStore();
    const { batch } = sealedBatch(store, ['1']);
    store.county.raiseEpoch(ACTOR, 2);
    const items = ['r1', 'r2'].map((id, at) => ({
      n: at + 1,
      id,
      at: '2023-10-20T16:00:00+08:00',
      kind: 'receipt' as const,
      file: 'AA',
    }));
    // The second is no word on a batch of this PC.
    const feed = { ...feedOf(items, 2), receipts: new Map([['r1', receiptFor(batch)]]) };
    expect(valueOf(store.county.applyFeed(ACTOR, feed))).toEqual({ applied: 2, refused: 1 });
    expect(store.county.receipts().size).toBe(0);
    expect(store.county.openItems().map(({ item }) => item.id)).toEqual(['r2']);
  });

  test('is taken item by item once, over file, epoch and order of delivery', () => {
    const { store } = freshStore();
    const { batch } = sealedBatch(store, ['1']);
    const items = [decided(1, subjectAt(batch)), paid(2, subjectAt(batch))];
    expect(valueOf(store.county.applyFeed(ACTOR, feedOf(items)))).toEqual({ applied: 2, refused: 0 });
    expect(valueOf(store.county.applyFeed(ACTOR, feedOf(items)))).toEqual({ applied: 0, refused: 0 });
    // The county was restored and gives the same things again under its new epoch.
    expect(valueOf(store.county.applyFeed(ACTOR, feedOf(items, 2)))).toEqual({ applied: 0, refused: 0 });
    expect(store.county.casesOf(batch.id)).toMatchObject([{ decision: 'approved', approved: 100, paid: 100 }]);
    expect(store.county.seen()).toEqual({ epoch: 2, feedLast: 2, durableThrough: 0 });
    expect(store.county.applyFeed(ACTOR, feedOf(items))).toMatchObject({ error: { code: 'FEED_OLD_EPOCH' } });
    expect(store.audit.verify()).toEqual({ ok: true });
  });

  test('with a gap before it is not taken at all', () => {
    const { store } = freshStore();
    const { batch } = sealedBatch(store, ['1']);
    expect(store.county.applyFeed(ACTOR, feedOf([decided(2, subjectAt(batch))]))).toEqual({
      ok: false,
      error: { code: 'FEED_GAP', detail: { have: 0, first: 2 } },
    });
    expect(store.county.casesOf(batch.id)).toEqual([]);
  });

  test('pays each payment once and takes it back once, to the fen', () => {
    const { store } = freshStore();
    const { batch } = sealedBatch(store, ['1']);
    const subject = subjectAt(batch);
    const outcome = valueOf(
      store.county.applyFeed(
        ACTOR,
        feedOf([
          paid(1, subject),
          paid(2, subject),
          paid(3, subject, { movement: 'void', amountFen: 99 }),
          paid(4, subject, { movement: 'void' }),
          paid(5, subject, { movement: 'void' }),
          paid(6, subject, { payment: 'p2', movement: 'void' }),
        ]),
      ),
    );
    expect(outcome).toEqual({ applied: 6, refused: 4 });
    expect(store.county.casesOf(batch.id)).toMatchObject([
      { paid: fen(0), payments: [{ movement: 'paid' }, { movement: 'void' }] },
    ]);
    expect(store.county.openItems().map(({ item, state }) => [item.n, state])).toEqual([
      [2, 'refused'],
      [3, 'refused'],
      [5, 'refused'],
      [6, 'refused'],
    ]);
  });

  test('counts a payment once that a restored county entered again, and has people look at any other', () => {
    const { store } = freshStore();
    const { batch } = sealedBatch(store, ['1']);
    const subject = subjectAt(batch);
    const after = [
      paid(1, subject, { id: 'again', payment: 'p2' }),
      paid(2, subject, { id: 'other-day', payment: 'p3', paidOn: '2026-11-23' }),
      paid(3, subject, { id: 'other-amount', payment: 'p4', amountFen: 99 }),
      paid(4, subject, { id: 'lost-one', payment: 'p1', movement: 'void' }),
    ];
    valueOf(store.county.applyFeed(ACTOR, feedOf([paid(1, subject)])));
    expect(valueOf(store.county.applyFeed(ACTOR, feedOf(after, 2)))).toEqual({ applied: 4, refused: 3 });
    expect(store.county.casesOf(batch.id)).toMatchObject([{ paid: fen(100), payments: [{ payment: 'p2' }] }]);
    const takenBack = [paid(5, subject, { payment: 'p2', movement: 'void' }), paid(6, subject, { payment: 'p5' })];
    valueOf(store.county.applyFeed(ACTOR, feedOf(takenBack, 2)));
    expect(store.county.casesOf(batch.id)).toMatchObject([{ paid: fen(100) }]);
    expect(store.county.openItems().map(({ item }) => item.id)).toEqual(['other-day', 'other-amount', 'lost-one']);
  });

  test('about a revision or hash this PC never sent is named and changes nothing', () => {
    const { store } = freshStore();
    const { batch } = sealedBatch(store, ['1']);
    const subject = subjectAt(batch);
    const strange = [
      decided(1, { ...subject, revision: 99 }),
      decided(2, { ...subject, record: recordHash(7, 7) }),
      decided(3, { ...subject, id: 'nobody' }),
    ];
    expect(valueOf(store.county.applyFeed(ACTOR, feedOf(strange)))).toEqual({ applied: 3, refused: 3 });
    expect(store.county.casesOf(batch.id)).toEqual([]);
  });

  test('leaves what people must take in until somebody has', () => {
    const { store } = freshStore();
    valueOf(store.county.applyFeed(ACTOR, feedOf([rosterItem(1)])));
    expect(store.county.openItems()).toMatchObject([{ state: 'open', item: { kind: 'roster' } }]);
    store.county.settleItem(ACTOR, 'item-1');
    expect(store.county.openItems()).toEqual([]);
    expect(store.county.item('item-1')).toMatchObject({ state: 'done' });
  });
});

describe('what the county gave back', () => {
  test('becomes a draft again under its number; the next revision takes its place and the sealed file stays named', () => {
    const { store } = freshStore();
    const { batch, cases } = sealedBatch(store, ['1']);
    const [first] = cases;
    if (first === undefined) throw new Error('One case was made');
    const back = decided(1, subjectAt(batch), { decision: 'returned', approvedFen: 0, reason: '金额不符' });
    valueOf(store.county.applyFeed(ACTOR, feedOf([back])));
    expect(store.county.returned()).toMatchObject([{ applicationId: first.id }]);
    expect(store.county.counts().get(batch.id)).toMatchObject({ returned: 1 });
    const comment = { path: 'person.name', place: '人员·姓名', value: '赵桂兰', text: '请核对' };
    valueOf(store.county.correct(ACTOR, first.id, first.revision, null, [comment]));
    expect(store.applications.get(first.id)).toMatchObject({
      status: 'draft',
      number: first.number,
      batchId: null,
      payable: null,
    });
    expect(store.reviews.comments(first.id)).toMatchObject([{ ...comment, state: 'open' }]);
    expect(store.county.returned()).toEqual([]);
    expect(store.county.counts().get(batch.id)).toMatchObject({ returned: 0 });
    expect(store.batches.get(batch.id)?.applications).toEqual([{ id: first.id, revision: first.revision }]);
    // The ledger holds the exact negative of each entry of the returned revision.
    expect(store.ledger.ofPerson(first.personId ?? '').reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    expect(store.audit.verify()).toEqual({ ok: true });
  });

  test('is only what it gave back, and only once', () => {
    const { store } = freshStore();
    const { batch, cases } = sealedBatch(store, ['1']);
    const [first] = cases;
    if (first === undefined) throw new Error('One case was made');
    const refused = (revision: number) => store.county.correct(ACTOR, first.id, revision, null, []);
    expect(refused(first.revision)).toMatchObject({ error: { code: 'NOT_RETURNED' } });
    valueOf(store.county.applyFeed(ACTOR, feedOf([decided(1, subjectAt(batch), { decision: 'returned' })])));
    expect(refused(first.revision + 1)).toMatchObject({ error: { code: 'STALE_REVISION' } });
    valueOf(refused(first.revision));
    expect(refused(first.revision)).toMatchObject({ error: { code: 'WRONG_STATUS' } });
    const other = reviewedCase(store, ['2']);
    expect(store.county.correct(REVIEWER, other.id, other.revision, null, [])).toMatchObject({
      error: { code: 'WRONG_STATUS' },
    });
    expect(sealAgain(store, [other])).toMatchObject({ seq: 2 });
  });
});

test('a batch that was stopped stays so over a restart, until somebody wants it tried again', () => {
  const { store, reopen } = freshStore();
  const { batch } = sealedBatch(store, ['1']);
  const stopped = {
    batchId: batch.id,
    epoch: 1,
    state: 'stopped',
    code: 'COUNTY_REFUSED',
    why: 'record_hash',
  } as const;
  store.county.keepDelivery(ACTOR, stopped);
  const next = valueOf(reopen());
  expect(next.county.deliveries().get(batch.id)).toMatchObject(stopped);
  next.county.retry(ACTOR, batch.id);
  expect(next.county.deliveries().size).toBe(0);
  expect(next.audit.verify()).toEqual({ ok: true });
});
