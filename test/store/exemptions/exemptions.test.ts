import { expect, test } from 'vitest';
import { acceptedCase, ledger, settlement } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, codeOf, REVIEWER, valueOf } from '../support/test-env.ts';

const ASKED = {
  visit: 'v0',
  fact: 'designated',
  found: '非定点',
  reason: '急诊就近抢救',
  evidence: '急诊病历',
} as const;
const PERMIT = { permitNo: 'P1', until: '2024-01-01' };

test('a condition is set aside by two people: one asks with reason and paper, another signs, and both stay on record', () => {
  const { store, reopen } = freshStore();
  const { id, revision } = acceptedCase(store);
  for (const wrong of [
    { ...ASKED, reason: ' ' },
    { ...ASKED, evidence: '' },
  ]) {
    expect(codeOf(() => store.exemptions.ask(ACTOR, id, revision, wrong))).toBe('REASON_REQUIRED');
  }
  const asked = valueOf(store.exemptions.ask(ACTOR, id, revision, ASKED));
  expect(asked).toMatchObject({ ...ASKED, state: 'asked', askedBy: ACTOR.userName, decided: null });
  expect(store.exemptions.signedOf(id)).toEqual([]);
  expect(store.exemptions.asked()).toEqual([asked]);
  for (const own of [ACTOR, { ...ACTOR, userName: '改了姓名' }, { ...ACTOR, userId: 'added-again' }]) {
    expect(codeOf(() => store.exemptions.sign(own, asked.id, null))).toBe('FOUR_EYES_EXEMPTION');
  }
  const signed = valueOf(store.exemptions.sign(REVIEWER, asked.id, PERMIT));
  expect(signed).toMatchObject({ state: 'signed', decided: { by: REVIEWER.userName, permit: null } });
  expect(codeOf(() => store.exemptions.sign(REVIEWER, asked.id, null))).toBe('EXEMPTION_DECIDED');
  const again = valueOf(reopen());
  expect(again.exemptions.signedOf(id)).toEqual([signed]);
  expect(again.exemptions.asked()).toEqual([]);
  expect(again.applications.history(id).slice(-2)).toMatchObject([
    { what: 'application.askExemption', reason: '定点机构：急诊就近抢救（急诊病历）' },
    { what: 'application.signExemption', reason: '定点机构' },
  ]);
  expect(again.audit.verify()).toEqual({ ok: true });
});

test('under the permit of the county one person does both, and it is kept which permit it was', () => {
  const { store } = freshStore();
  const { id, revision } = acceptedCase(store);
  const asked = valueOf(store.exemptions.ask(ACTOR, id, revision, ASKED));
  expect(valueOf(store.exemptions.sign(ACTOR, asked.id, PERMIT)).decided).toMatchObject({ permit: PERMIT });
});

test('the same is asked once, and again after it was declined or taken back', () => {
  const { store } = freshStore();
  const { id, revision } = acceptedCase(store);
  const first = valueOf(store.exemptions.ask(ACTOR, id, revision, ASKED));
  expect(codeOf(() => store.exemptions.ask(ACTOR, id, revision, ASKED))).toBe('EXEMPTION_ASKED');
  expect(codeOf(() => store.exemptions.decline(REVIEWER, first.id, ''))).toBe('REASON_REQUIRED');
  valueOf(store.exemptions.decline(REVIEWER, first.id, '病历没有盖章'));
  const second = valueOf(store.exemptions.ask(ACTOR, id, revision, ASKED));
  valueOf(store.exemptions.sign(REVIEWER, second.id, null));
  valueOf(store.exemptions.withdraw(ACTOR, second.id, '查明是定点医院'));
  expect(store.exemptions.signedOf(id)).toEqual([]);
  expect(store.exemptions.of(id).map(({ state }) => state)).toEqual(['declined', 'withdrawn']);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('only what is accepted takes one, and once it is settled nobody signs or takes back', () => {
  const { store } = freshStore();
  const { id, revision } = acceptedCase(store);
  expect(codeOf(() => store.exemptions.ask(ACTOR, id, revision - 1, ASKED))).toBe('STALE_REVISION');
  expect(codeOf(() => store.exemptions.ask(ACTOR, 'none', 1, ASKED))).toBe('NOT_FOUND');
  const asked = valueOf(store.exemptions.ask(ACTOR, id, revision, ASKED));
  const other = valueOf(store.exemptions.ask(ACTOR, id, revision, { ...ASKED, fact: 'referral' }));
  valueOf(store.exemptions.sign(REVIEWER, asked.id, null));
  const settled = valueOf(store.applications.settle(ACTOR, id, revision, { settlement, ledger }));
  expect(codeOf(() => store.exemptions.sign(REVIEWER, other.id, null))).toBe('WRONG_STATUS');
  expect(codeOf(() => store.exemptions.withdraw(ACTOR, asked.id, '不需要'))).toBe('WRONG_STATUS');
  expect(codeOf(() => store.exemptions.ask(ACTOR, id, settled.revision, ASKED))).toBe('WRONG_STATUS');
});

test('a change of the case ends what was set aside: it is asked anew, or forgotten with the case', () => {
  const { store } = freshStore();
  const one = acceptedCase(store, ['1']);
  const asked = valueOf(store.exemptions.ask(ACTOR, one.id, one.revision, ASKED));
  valueOf(store.exemptions.sign(REVIEWER, asked.id, null));
  valueOf(store.applications.reopen(ACTOR, one.id, one.revision, '票据填错', null));
  expect(store.exemptions.of(one.id)).toMatchObject([{ state: 'withdrawn', decided: { by: REVIEWER.userName } }]);
  const two = acceptedCase(store, ['2']);
  valueOf(store.exemptions.ask(ACTOR, two.id, two.revision, ASKED));
  valueOf(store.applications.withdraw(ACTOR, two.id, two.revision, '不申请了', null));
  expect(store.exemptions.asked()).toEqual([]);
  expect(store.audit.verify()).toEqual({ ok: true });
});
