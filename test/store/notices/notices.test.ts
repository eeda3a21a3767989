import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { fen, sumFen } from '#shared/fen.ts';
import type { ApplicationRecord } from '../../../electron/store/records.ts';
import type { ObjectionInput } from '../../../electron/store/records/notice-record.ts';
import type { Store } from '../../../electron/store/store.ts';
import { ledger, reviewedCase, settledCase, settlement } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { noticeOf } from '../support/notices.ts';
import { ACTOR, codeOf, REVIEWER, valueOf } from '../support/test-env.ts';

const AGAINST: ObjectionInput = {
  by: '李群众',
  contact: '13900000000',
  way: 'visit',
  text: '家里有楼房',
  receivedOn: toDay('2023-06-16'),
};
const PERMIT = { permitNo: 'P1', until: '2024-01-01' };

const seal = (store: Store, applications: readonly ApplicationRecord[]) =>
  store.batches.add(ACTOR, {
    seq: store.batches.nextSeq(),
    fileName: `b${store.batches.nextSeq()}.aidbatch`,
    hash: String(store.batches.nextSeq()).repeat(64),
    size: 1,
    count: applications.length,
    total: fen(0),
    applications,
    headerJson: '{}',
  });

const statusOf = (store: Store, { id }: ApplicationRecord) => store.applications.get(id)?.status;

test('reviewed applications go into one notice with a number of its own, in the revision that was reviewed', () => {
  const { store, reopen } = freshStore();
  const [one, two] = [reviewedCase(store, ['1']), reviewedCase(store, ['2'])];
  const notice = valueOf(store.notices.start(ACTOR, noticeOf([one, two])));
  expect(notice).toMatchObject({
    number: '210521101-A-G-2023-001',
    from: '2023-06-15',
    to: '2023-06-22',
    begunBy: ACTOR.userName,
    withdrawn: null,
    items: [
      { applicationId: one.id, applicationRevision: one.revision, isIn: true },
      { applicationId: two.id, applicationRevision: two.revision, isIn: true },
    ],
  });
  expect(store.applications.get(one.id)).toMatchObject({ status: 'noticing', revision: one.revision });
  expect(store.applications.standing('reviewed')).toEqual([]);
  expect(store.applications.count('noticing')).toBe(2);
  expect(store.searchable.byStatus().get('noticing')).toBe(2);
  expect(store.searchable.byStatus().get('settled')).toBe(0);
  expect(store.applications.history(one.id).at(-1)).toMatchObject({
    what: 'application.notice',
    reason: '公示 210521101-A-G-2023-001，2023-06-15 至 2023-06-22',
  });
  const again = valueOf(reopen());
  expect(again.notices.list()).toEqual([notice]);
  expect(again.notices.of(two.id)).toEqual(notice);
  expect(again.audit.verify()).toEqual({ ok: true });
});

test('what is not reviewed, or in a notice already, is in none: nothing of the whole list is written', () => {
  const { store } = freshStore();
  const [one, settled] = [reviewedCase(store, ['1']), settledCase(store, ['2'])];
  expect(store.notices.start(ACTOR, noticeOf([one, settled]))).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '已测算', number: settled.number } },
  });
  expect(statusOf(store, one)).toBe('reviewed');
  expect(codeOf(() => store.notices.start(ACTOR, noticeOf([{ ...one, revision: one.revision - 1 }])))).toBe(
    'STALE_REVISION',
  );
  expect(codeOf(() => store.notices.start(ACTOR, noticeOf([])))).toBe('NOT_FOUND');
  valueOf(store.notices.start(ACTOR, noticeOf([one])));
  expect(codeOf(() => store.notices.start(ACTOR, noticeOf([one])))).toBe('WRONG_STATUS');
  expect(store.notices.list().map(({ number }) => number)).toEqual(['210521101-A-G-2023-001']);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('nothing is sealed while its notice runs; the day after its last day it is', () => {
  const { store, env } = freshStore();
  const one = reviewedCase(store, ['1']);
  valueOf(store.notices.start(ACTOR, noticeOf([one])));
  const running = { code: 'NOTICE_RUNNING', detail: { id: one.id, number: one.number, until: '2023-06-22' } };
  for (const now of ['2023-06-16T08:00:00+08:00', '2023-06-22T23:59:59+08:00']) {
    env.setNow(now);
    expect(seal(store, [one])).toEqual({ ok: false, error: running });
  }
  env.setNow('2023-06-23T00:00:00+08:00');
  valueOf(seal(store, [one]));
  expect(statusOf(store, one)).toBe('sealed');
  expect(store.notices.of(one.id)?.items).toMatchObject([{ isIn: true }]);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('an open objection holds an application back for as long as nobody decides it, and others of its notice not', () => {
  const { store, env } = freshStore();
  const [one, two] = [reviewedCase(store, ['1']), reviewedCase(store, ['2'])];
  valueOf(store.notices.start(ACTOR, noticeOf([one, two])));
  const objection = valueOf(store.notices.object(ACTOR, one.id, one.revision, AGAINST));
  expect(objection).toMatchObject({ ...AGAINST, recordedBy: ACTOR.userName, decided: null });
  env.setNow('2023-06-23T09:00:00+08:00');
  expect(seal(store, [one])).toMatchObject({ error: { code: 'NOTICE_OBJECTION', detail: { number: one.number } } });
  valueOf(seal(store, [two]));
  const dismissed = valueOf(store.notices.dismiss(REVIEWER, objection.id, ' 核实为自建平房 ', null));
  expect(dismissed.decided).toMatchObject({ result: 'dismissed', by: REVIEWER.userName, reason: '核实为自建平房' });
  valueOf(seal(store, [one]));
  expect(store.applications.history(one.id).map(({ what }) => what)).toEqual(
    expect.arrayContaining(['application.object', 'application.dismissObjection', 'application.seal']),
  );
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('an objection that is upheld sends the application back with the reason, its bills free and the ledger at zero', () => {
  const { store } = freshStore();
  const [one, two] = [reviewedCase(store, ['1']), reviewedCase(store, ['2'])];
  valueOf(store.notices.start(ACTOR, noticeOf([one, two])));
  const { id } = valueOf(store.notices.object(ACTOR, one.id, one.revision, AGAINST));
  valueOf(store.notices.uphold(REVIEWER, id, '核实有商品房', null, null));
  expect(store.applications.get(one.id)).toMatchObject({ status: 'draft', payable: null, number: one.number });
  expect(store.reviews.of(one.id)).toBeNull();
  expect(store.notices.of(one.id)).toBeNull();
  expect(statusOf(store, two)).toBe('noticing');
  const entries = store.ledger.ofPerson(one.personId ?? '').filter(({ applicationId }) => applicationId === one.id);
  expect(sumFen(entries.map(({ amount }) => amount))).toBe(0);
  expect(store.applications.history(one.id).at(-1)).toMatchObject({
    what: 'application.upholdObjection',
    reason: '核实有商品房',
  });
  expect(store.notices.objectionsTo(one.id)).toMatchObject([{ decided: { result: 'upheld' } }]);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('whoever settled does not decide an objection to it, but under the permit of the county, which is kept', () => {
  const { store } = freshStore();
  const one = reviewedCase(store, ['1']);
  valueOf(store.notices.start(ACTOR, noticeOf([one])));
  const { id } = valueOf(store.notices.object(ACTOR, one.id, one.revision, AGAINST));
  expect(codeOf(() => store.notices.dismiss(ACTOR, id, '不属实', null))).toBe('FOUR_EYES_OBJECTION');
  expect(codeOf(() => store.notices.uphold(ACTOR, id, '属实', null, null))).toBe('FOUR_EYES_OBJECTION');
  expect(codeOf(() => store.notices.dismiss(REVIEWER, id, ' ', null))).toBe('REASON_REQUIRED');
  expect(codeOf(() => store.notices.dismiss(REVIEWER, 'none', '不属实', null))).toBe('NOT_FOUND');
  expect(valueOf(store.notices.dismiss(ACTOR, id, '不属实', PERMIT)).decided).toMatchObject({ permit: PERMIT });
  expect(codeOf(() => store.notices.uphold(REVIEWER, id, '属实', null, null))).toBe('OBJECTION_DECIDED');
});

test('an objection outlives a change of the case: it still holds back what was reviewed and shown again', () => {
  const { store, env } = freshStore();
  const one = reviewedCase(store, ['1']);
  valueOf(store.notices.start(ACTOR, noticeOf([one])));
  const { id } = valueOf(store.notices.object(ACTOR, one.id, one.revision, AGAINST));
  const anew = valueOf(
    store.applications.resettle(ACTOR, one.id, one.revision, { settlement, ledger }, '因申请 2 变动'),
  );
  expect(anew).toMatchObject({ status: 'settled' });
  expect(store.notices.list()).toMatchObject([{ items: [{ isIn: false }] }]);
  const passed = valueOf(store.applications.review(REVIEWER, anew.id, anew.revision, null));
  expect(seal(store, [passed])).toMatchObject({ error: { code: 'NOTICE_OBJECTION' } });
  valueOf(store.notices.start(ACTOR, noticeOf([passed], ['2023-06-20', '2023-06-27'])));
  env.setNow('2023-06-28T09:00:00+08:00');
  expect(seal(store, [passed])).toMatchObject({ error: { code: 'NOTICE_OBJECTION' } });
  valueOf(store.notices.dismiss(REVIEWER, id, '不属实', null));
  valueOf(seal(store, [passed]));
});

test('an upheld objection to what was taken back meanwhile leaves it where it stands', () => {
  const { store } = freshStore();
  const one = reviewedCase(store, ['1']);
  valueOf(store.notices.start(ACTOR, noticeOf([one])));
  const { id } = valueOf(store.notices.object(ACTOR, one.id, one.revision, AGAINST));
  const draft = valueOf(store.applications.reopen(ACTOR, one.id, one.revision, '改户口', null));
  valueOf(store.notices.uphold(REVIEWER, id, '核实有商品房', null, null));
  expect(store.applications.get(one.id)).toMatchObject({ status: 'draft', revision: draft.revision });
  expect(codeOf(() => store.notices.object(ACTOR, one.id, draft.revision, AGAINST))).toBe('WRONG_STATUS');
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('a notice begun by mistake is taken back with a reason, and everything in it is reviewed as before', () => {
  const { store } = freshStore();
  const [one, two] = [reviewedCase(store, ['1']), reviewedCase(store, ['2'])];
  const { id } = valueOf(store.notices.start(ACTOR, noticeOf([one, two])));
  expect(codeOf(() => store.notices.undo(ACTOR, id, ''))).toBe('REASON_REQUIRED');
  expect(codeOf(() => store.notices.undo(ACTOR, 'none', '错'))).toBe('NOT_FOUND');
  const undone = valueOf(store.notices.undo(ACTOR, id, '开始日期填错'));
  expect(undone).toMatchObject({ withdrawn: { by: ACTOR.userName, reason: '开始日期填错' } });
  expect(store.applications.get(one.id)).toMatchObject({ status: 'reviewed', revision: one.revision });
  expect(store.applications.history(two.id).at(-1)).toMatchObject({ what: 'application.undoNotice' });
  expect(store.notices.undo(ACTOR, id, '再撤')).toMatchObject({
    error: { code: 'NOTICE_USED', detail: { why: '已经撤回过' } },
  });
  expect(valueOf(store.notices.start(ACTOR, noticeOf([one]))).number).toBe('210521101-A-G-2023-002');
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('a notice that somebody objected to, or of which something was sealed, cannot be taken back', () => {
  const { store, env } = freshStore();
  const [one, two] = [reviewedCase(store, ['1']), reviewedCase(store, ['2'])];
  const first = valueOf(store.notices.start(ACTOR, noticeOf([one])));
  const second = valueOf(store.notices.start(ACTOR, noticeOf([two])));
  valueOf(store.notices.object(ACTOR, one.id, one.revision, AGAINST));
  const refused = (why: string) => ({ error: { code: 'NOTICE_USED', detail: { why } } });
  expect(store.notices.undo(ACTOR, first.id, '填错')).toMatchObject(refused('已收到异议'));
  env.setNow('2023-06-23T09:00:00+08:00');
  valueOf(seal(store, [two]));
  expect(store.notices.undo(ACTOR, second.id, '填错')).toMatchObject(refused('其中有申请已经封批'));
  expect(statusOf(store, two)).toBe('sealed');
  expect(store.audit.verify()).toEqual({ ok: true });
});
