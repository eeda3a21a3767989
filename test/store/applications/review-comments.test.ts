import { expect, test } from 'vitest';
import { acceptance, ledger, reviewedCase, settledCase, settlement, typedForm } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { tamper } from '../support/raw.ts';
import { ACTOR, REVIEWER, valueOf } from '../support/test-env.ts';

const TOTAL = {
  path: 'visits.v0.amounts.total',
  place: '第 1 张票据·总费用',
  value: '12,345.67',
  text: '票面是 12,354.67',
};
const BANK = { path: 'account.bank', place: '收款账户·开户银行', value: '农商银行', text: '缺支行' };

/** A case that was given back with two comments. */
function returned() {
  const fresh = freshStore();
  const { id, revision } = settledCase(fresh.store);
  const draft = valueOf(fresh.store.applications.sendBack(REVIEWER, id, revision, '两处', null, [TOTAL, BANK]));
  return { ...fresh, id, settledRevision: revision, draft };
}

test('comments are kept in their order with who said them, of which revision and what stood there', () => {
  const { store, reopen, id, settledRevision } = returned();
  const open = {
    applicationId: id,
    applicationRevision: settledRevision,
    by: REVIEWER.userName,
    state: 'open',
    answer: '',
    answeredBy: '',
    answeredAt: null,
  };
  const expected = [
    { ...open, ...TOTAL },
    { ...open, ...BANK },
  ];
  expect(store.reviews.comments(id)).toMatchObject(expected);
  const next = valueOf(reopen());
  expect(next.reviews.comments(id)).toMatchObject(expected);
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('an open comment keeps the case from being accepted; answered each by 已改 or an explanation it goes on', () => {
  const { store, id, draft } = returned();
  const accept = () => store.applications.accept(ACTOR, id, draft.revision, acceptance());
  expect(accept()).toEqual({ ok: false, error: { code: 'COMMENTS_OPEN', detail: { count: 2 } } });
  const [total, bank] = store.reviews.comments(id);
  const answer = (comment: typeof total, state: 'changed' | 'explained', text: string) =>
    store.reviews.answer(ACTOR, comment?.id ?? '', comment?.revision ?? 0, { state, text });
  expect(answer(bank, 'explained', ' ')).toMatchObject({ error: { code: 'REASON_REQUIRED' } });
  valueOf(answer(total, 'changed', ''));
  expect(accept()).toMatchObject({ error: { code: 'COMMENTS_OPEN', detail: { count: 1 } } });
  expect(store.reviews.openCounts([id, 'none'])).toEqual(new Map([[id, 1]]));
  valueOf(answer(bank, 'explained', '存折上没有写支行'));
  expect(answer(bank, 'changed', '')).toMatchObject({ error: { code: 'STALE_REVISION' } });
  expect(store.reviews.comments(id)).toMatchObject([
    { state: 'changed', answeredBy: ACTOR.userName },
    { state: 'explained', answer: '存折上没有写支行' },
  ]);
  expect(store.reviews.openCounts([id])).toEqual(new Map());
  valueOf(accept());
  expect(store.applications.history(id).filter(({ what }) => what === 'application.answer')).toMatchObject([
    { reason: '第 1 张票据·总费用：已改' },
    { reason: '收款账户·开户银行：已说明，存折上没有写支行' },
  ]);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('an answer can be given anew while the case is a draft, and no longer after', () => {
  const { store, id, draft } = returned();
  for (const { id: comment, revision } of store.reviews.comments(id)) {
    valueOf(store.reviews.answer(ACTOR, comment, revision, { state: 'changed', text: '' }));
  }
  const [first] = store.reviews.comments(id);
  valueOf(store.reviews.answer(ACTOR, first?.id ?? '', 2, { state: 'explained', text: '票面就是这样' }));
  expect(store.reviews.comments(id)[0]).toMatchObject({ state: 'explained', answer: '票面就是这样', revision: 3 });
  valueOf(store.applications.accept(ACTOR, id, draft.revision, acceptance()));
  expect(store.reviews.answer(ACTOR, first?.id ?? '', 3, { state: 'changed', text: '' })).toMatchObject({
    error: { code: 'WRONG_STATUS', detail: { status: '已受理' } },
  });
  expect(store.reviews.answer(ACTOR, 'none', 1, { state: 'changed', text: '' })).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
});

test('a damaged comment is named, does not hide the others, and is not taken for answered', () => {
  const { env, store, reopen, id, draft } = returned();
  const [total] = store.reviews.comments(id);
  store.close();
  tamper(env, (db) => db.prepare("UPDATE review_comment SET state = 'changed' WHERE id = ?").run(total?.id));
  const next = valueOf(reopen());
  expect(next.reviews.comments(id)).toMatchObject([{ path: BANK.path, state: 'open' }]);
  expect(next.damaged()).toMatchObject([{ table: 'review_comment', label: '复核意见', id: total?.id }]);
  expect(() => next.applications.accept(ACTOR, id, draft.revision, acceptance())).toThrow('ROW_TAMPERED');
});

test('an answer does not raise the revision of the draft somebody is typing into', () => {
  const { store, id, draft } = returned();
  const [first] = store.reviews.comments(id);
  valueOf(store.reviews.answer(ACTOR, first?.id ?? '', 1, { state: 'changed', text: '' }));
  expect(store.applications.get(id)).toEqual(draft);
});

test('comments of a second return stand behind those of the first, which stay', () => {
  const { store, id, draft } = returned();
  for (const { id: comment, revision } of store.reviews.comments(id)) {
    valueOf(store.reviews.answer(ACTOR, comment, revision, { state: 'changed', text: '' }));
  }
  const accepted = valueOf(store.applications.accept(ACTOR, id, draft.revision, acceptance()));
  const settled = valueOf(store.applications.settle(ACTOR, id, accepted.revision, { settlement, ledger }));
  valueOf(store.applications.sendBack(REVIEWER, id, settled.revision, '还有', null, [{ ...BANK, text: '还是缺' }]));
  expect(store.reviews.comments(id).map(({ text, state }) => [text, state])).toEqual([
    [TOTAL.text, 'changed'],
    [BANK.text, 'changed'],
    ['还是缺', 'open'],
  ]);
});

test('a refused return leaves no comment behind', () => {
  const { store } = freshStore();
  const { id, revision } = settledCase(store);
  expect(store.applications.sendBack(REVIEWER, id, revision + 1, '错', null, [TOTAL])).toMatchObject({
    error: { code: 'STALE_REVISION' },
  });
  expect(store.reviews.comments(id)).toEqual([]);
});

test('whoever reviewed takes the review back with a reason; it waits again and the review stays on record', () => {
  const { store, reopen } = freshStore();
  const { id, revision, payable } = reviewedCase(store);
  const takeBack = (actor: typeof ACTOR, reason: string) =>
    store.applications.takeBackReview(actor, id, revision, reason);
  expect(takeBack(REVIEWER, ' ')).toMatchObject({ error: { code: 'REASON_REQUIRED' } });
  expect(takeBack(ACTOR, '看错')).toMatchObject({
    error: { code: 'NOT_YOUR_REVIEW', detail: { name: REVIEWER.userName } },
  });
  expect(valueOf(takeBack(REVIEWER, '看错了一张票据'))).toMatchObject({ status: 'settled', revision, payable });
  expect(store.reviews.of(id)).toBeNull();
  expect(takeBack(REVIEWER, '再撤')).toMatchObject({ error: { code: 'WRONG_STATUS' } });
  expect(store.applications.history(id).at(-1)).toMatchObject({
    what: 'application.unreview',
    reason: '看错了一张票据',
  });
  const next = valueOf(reopen());
  expect(valueOf(next.applications.review(REVIEWER, id, revision, null))).toMatchObject({ status: 'reviewed' });
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('what is sealed is not taken back', () => {
  const { store } = freshStore();
  const { id, revision } = reviewedCase(store);
  valueOf(
    store.batches.add(ACTOR, {
      seq: 1,
      fileName: 'a.aidbatch',
      hash: 'ab'.repeat(32),
      size: 1,
      count: 1,
      total: settlement.payable,
      applications: [{ id, revision }],
      headerJson: '{}',
    }),
  );
  expect(store.applications.takeBackReview(REVIEWER, id, revision, '看错')).toMatchObject({
    error: { code: 'WRONG_STATUS', detail: { status: '已封批' } },
  });
});

test('the form of each confirmed revision and every settlement stay readable after the case came back', () => {
  const { store, id, settledRevision, draft } = returned();
  const form = { ...typedForm(), note: '改过' };
  const saved = valueOf(store.applications.saveDraft(ACTOR, id, draft.revision, form));
  expect(store.applications.formAt(id, settledRevision)).toEqual(typedForm());
  expect(store.applications.formAt(id, saved.revision)).toEqual(form);
  expect(store.applications.formAt(id, 99)).toBeNull();
  expect(store.settlements.everyOf(id)).toMatchObject([{ applicationRevision: settledRevision }]);
});
