import { expect, test } from 'vitest';
import { acceptedCase, reviewedCase, settledCase } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, REVIEWER, valueOf } from '../support/test-env.ts';

const PERMIT = { permitNo: '本医保授〔2023〕3号', until: '2023-12-31' };

test('a second person reviews the very revision that was settled, and that is kept with the name', () => {
  const { store, reopen } = freshStore();
  const settled = settledCase(store);
  const reviewed = valueOf(store.applications.review(REVIEWER, settled.id, settled.revision, null));
  expect(reviewed).toEqual({ ...settled, status: 'reviewed', updatedAt: reviewed.updatedAt });
  const next = valueOf(reopen());
  expect(next.applications.get(settled.id)).toEqual(reviewed);
  expect(next.reviews.of(settled.id)).toMatchObject({
    applicationRevision: settled.revision,
    reviewedBy: REVIEWER.userName,
    reviewedById: REVIEWER.userId,
    permit: null,
  });
  expect(next.applications.history(settled.id).at(-1)).toMatchObject({ what: 'application.review' });
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('whoever settled may not review it, under another name or another id neither', () => {
  const { store } = freshStore();
  const { id, revision } = settledCase(store);
  for (const actor of [ACTOR, { ...ACTOR, userName: '改了姓名' }, { ...ACTOR, userId: 'added-again' }]) {
    expect(store.applications.review(actor, id, revision, null)).toEqual({ ok: false, error: { code: 'FOUR_EYES' } });
  }
  expect(store.applications.get(id)).toMatchObject({ status: 'settled' });
  expect(store.reviews.of(id)).toBeNull();
});

test('under the permit of the county one person does both, and it is kept which permit it was', () => {
  const { store } = freshStore();
  const { id, revision } = settledCase(store);
  valueOf(store.applications.review(ACTOR, id, revision, PERMIT));
  expect(store.reviews.of(id)).toMatchObject({ reviewedById: ACTOR.userId, permit: PERMIT });
});

test('a permit that was not needed is not said to have been used', () => {
  const { store } = freshStore();
  const { id, revision } = settledCase(store);
  valueOf(store.applications.review(REVIEWER, id, revision, PERMIT));
  expect(store.reviews.of(id)?.permit).toBeNull();
});

test('only what is settled is reviewed, once, in the revision that was looked at', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store, ['1']);
  const settled = settledCase(store, ['2']);
  const review = ({ id, revision }: typeof settled) => store.applications.review(REVIEWER, id, revision, null);
  expect(review(accepted)).toMatchObject({ error: { code: 'WRONG_STATUS' } });
  expect(review({ ...settled, revision: settled.revision - 1 })).toEqual({
    ok: false,
    error: { code: 'STALE_REVISION' },
  });
  expect(review({ ...settled, id: 'none' })).toEqual({ ok: false, error: { code: 'NOT_FOUND' } });
  valueOf(review(settled));
  expect(review(settled)).toMatchObject({ error: { code: 'WRONG_STATUS', detail: { status: '已复核' } } });
});

test('given back by the reviewer it is a draft whose ledger is even; the review stays on record, withdrawn', () => {
  const { store, reopen } = freshStore();
  const { id, revision, personId } = reviewedCase(store);
  expect(store.applications.sendBack(REVIEWER, id, revision, ' ', null)).toMatchObject({
    error: { code: 'REASON_REQUIRED' },
  });
  const draft = valueOf(store.applications.sendBack(REVIEWER, id, revision, '金额录错', null));
  expect(draft).toMatchObject({ status: 'draft', payable: null, revision: revision + 1 });
  expect(store.reviews.of(id)).toBeNull();
  const sum = store.ledger.ofPerson(personId ?? '').reduce((total, { amount }) => total + amount, 0);
  expect(sum).toBe(0);
  expect(store.applications.history(id).at(-1)).toMatchObject({ what: 'application.return', reason: '金额录错' });
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: true });
});

test('what is only accepted is a matter of the clerk, not of the reviewer', () => {
  const { store } = freshStore();
  const { id, revision } = acceptedCase(store);
  expect(store.applications.sendBack(REVIEWER, id, revision, '录错', null)).toMatchObject({
    error: { code: 'WRONG_STATUS' },
  });
});
