import { expect, test } from 'vitest';
import { sumFen } from '#shared/fen.ts';
import { acceptance, acceptedCase, person, settledCase, typedForm } from '../support/cases.ts';
import { fullLife } from '../support/full-life.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, REVIEWER, valueOf } from '../support/test-env.ts';

const MISSING = [
  { what: '出院记录', why: '核对住院天数' },
  { what: '转诊证明', why: '' },
];
const FAILED = [
  {
    condition: '参保状态',
    rule: '参加基本医疗保险',
    fact: '未参保',
    source: '受理员填写',
    article: '第二条',
    passage: '参保人员',
  },
];

test('sending back for completion keeps what is missing, stops the time limit, and starts it again with the last paper', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store);
  const waiting = valueOf(store.applications.correct(ACTOR, accepted.id, accepted.revision, MISSING));
  expect(waiting).toMatchObject({ status: 'correcting', revision: accepted.revision + 1 });
  const [pause] = waiting.pauses;
  expect(pause).toMatchObject({ to: null });
  expect(store.applications.outcome(accepted.id)).toMatchObject({
    kind: 'correcting',
    missing: MISSING,
    by: ACTOR.userName,
  });
  expect(store.applications.standing('accepted')).toEqual([]);
  expect(store.applications.standing('correcting')).toHaveLength(1);
  expect(store.searchable.byStatus().get('correcting')).toBe(1);
  expect(store.searchable.byStatus().get('accepted')).toBe(0);
  const again = valueOf(store.applications.resume(ACTOR, accepted.id, waiting.revision));
  expect(again).toMatchObject({ status: 'accepted', pauses: [{ from: pause?.from, to: pause?.from }] });
  expect(store.applications.outcome(accepted.id)).toBeNull();
  expect(store.applications.history(accepted.id).slice(-2)).toMatchObject([
    { what: 'application.correct', reason: '缺：出院记录；转诊证明' },
    { what: 'application.resume', reason: '' },
  ]);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('what waits for papers holds its bills, is not settled, and goes back to a draft with its limit running', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store, ['1']);
  const waiting = valueOf(store.applications.correct(ACTOR, accepted.id, accepted.revision, MISSING));
  const other = store.applications.create(ACTOR, typedForm(['1']));
  expect(store.applications.accept(ACTOR, other.id, 1, acceptance(['1']))).toMatchObject({
    error: { code: 'DUPLICATE_BILL' },
  });
  const draft = valueOf(store.applications.reopen(ACTOR, waiting.id, waiting.revision, '补填', null));
  expect(draft).toMatchObject({ status: 'draft', number: accepted.number });
  expect(draft.pauses.every(({ to }) => to !== null)).toBe(true);
  expect(store.applications.outcome(waiting.id)).toBeNull();
});

test('withdrawing frees bills and limits to the fen, keeps number and reason, and nothing leads out of it', () => {
  const { store } = freshStore();
  const settled = settledCase(store, ['1']);
  expect(store.applications.withdraw(ACTOR, settled.id, settled.revision, ' ', null)).toMatchObject({
    error: { code: 'REASON_REQUIRED' },
  });
  const gone = valueOf(store.applications.withdraw(ACTOR, settled.id, settled.revision, '本人不再申请', null));
  expect(gone).toMatchObject({ status: 'withdrawn', number: settled.number, payable: null });
  expect(sumFen(store.ledger.ofPerson(settled.personId ?? '').map(({ amount }) => amount))).toBe(0);
  expect(store.visits.acceptedOf(settled.personId ?? '', 'none')).toEqual([]);
  expect(store.applications.outcome(settled.id)).toMatchObject({ kind: 'withdrawn', reason: '本人不再申请' });
  const other = store.applications.create(ACTOR, typedForm(['1']));
  expect(store.applications.accept(ACTOR, other.id, 1, acceptance(['1'])).ok).toBe(true);
  const { id, revision } = gone;
  for (const tried of [
    store.applications.reopen(ACTOR, id, revision, '改', null),
    store.applications.restore(ACTOR, id, revision),
    store.applications.resume(ACTOR, id, revision),
    store.applications.withdraw(ACTOR, id, revision, '再撤', null),
  ]) {
    expect(tried).toEqual({ ok: false, error: { code: 'WRONG_STATUS', detail: { status: '已撤回' } } });
  }
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('a draft that never was accepted and what is sealed cannot be withdrawn', () => {
  const { store } = freshStore();
  const draft = store.applications.create(ACTOR, typedForm(['9']));
  expect(store.applications.withdraw(ACTOR, draft.id, 1, '不办了', null)).toMatchObject({
    error: { code: 'WRONG_STATUS' },
  });
  const sealed = fullLife(store);
  expect(store.applications.withdraw(ACTOR, sealed.id, sealed.revision, '不办了', null)).toMatchObject({
    error: { code: 'WRONG_STATUS' },
  });
});

test('a refusal waits for a second person, who is not the one who proposed it', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store, ['1']);
  expect(store.applications.refuse(ACTOR, accepted.id, accepted.revision, [])).toMatchObject({
    error: { code: 'REASON_REQUIRED' },
  });
  const { id, revision } = valueOf(store.applications.refuse(ACTOR, accepted.id, accepted.revision, FAILED));
  expect(store.applications.get(id)?.status).toBe('refusing');
  for (const own of [ACTOR, { ...REVIEWER, userName: ACTOR.userName }]) {
    expect(store.applications.confirmRefusal(own, id, revision, null, null)).toMatchObject({
      error: { code: 'FOUR_EYES_REFUSAL' },
    });
  }
  const refused = valueOf(store.applications.confirmRefusal(REVIEWER, id, revision, null, null));
  expect(refused.status).toBe('refused');
  expect(store.applications.outcome(id)).toMatchObject({
    kind: 'refused',
    failed: FAILED,
    proposedBy: ACTOR.userName,
    by: REVIEWER.userName,
    permit: null,
  });
  expect(store.persons.findByIdNumber(person.idNumber)?.identities).toEqual([]);
  expect(store.bills.findClaims([{ code: '21060123', number: '1' }], 'none')).toEqual([]);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('the permit for a township with one person lifts that and is kept; a refusal can be declined with a reason', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store);
  const proposed = valueOf(store.applications.refuse(ACTOR, accepted.id, accepted.revision, FAILED));
  const declined = store.applications.declineRefusal(REVIEWER, accepted.id, proposed.revision, '已补参保证明');
  expect(valueOf(declined).status).toBe('accepted');
  const again = valueOf(store.applications.refuse(ACTOR, accepted.id, proposed.revision + 1, FAILED));
  const permit = { permitNo: 'P1', until: '2024-01-01' };
  valueOf(store.applications.confirmRefusal(ACTOR, accepted.id, again.revision, permit, null));
  expect(store.applications.outcome(accepted.id)).toMatchObject({ kind: 'refused', permit });
  expect(store.applications.history(accepted.id).at(-1)?.reason).toBe('同一人，县级授权 P1');
});
