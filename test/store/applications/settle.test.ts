import { expect, test } from 'vitest';
import { acceptedCase, CANARIES, ledger, settledCase, settlement, typedForm, visit } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

test('a restart gives everything back to the fen', () => {
  const { store, reopen } = freshStore();
  const settled = settledCase(store, ['1', '2', '3']);
  const personId = settled.personId ?? '';
  const all = (from: typeof store) => ({
    application: from.applications.get(settled.id),
    list: from.applications.list(),
    person: from.persons.get(personId),
    visits: from.visits.confirmedOf(personId, 'none'),
    settlement: from.settlements.of(settled.id),
    ledger: from.ledger.ofPerson(personId),
    head: from.audit.head(),
  });
  const before = all(store);
  const after = all(valueOf(reopen()));
  expect(after).toEqual(before);
  expect(after.settlement).toEqual({
    ...settlement,
    id: after.settlement?.id,
    applicationId: settled.id,
    applicationRevision: settled.revision,
    settledAt: '2023-06-15T09:00:00+08:00',
    settledBy: '王经办',
    settledById: 'user-1',
  });
  expect(after.application).toMatchObject({ status: 'settled', payable: 234_567, revision: 3 });
  expect(
    after.ledger.map(({ kind, fund, fundName, amount }) => ({ year: 2023, kind, fund, fundName, amount })),
  ).toEqual(ledger);
  expect(
    after.visits.map(({ id: _id, applicationId, applicationNumber, personId: of, ...given }) => {
      expect([applicationId, applicationNumber, of]).toEqual([settled.id, settled.number, personId]);
      return given;
    }),
  ).toEqual(['1', '2', '3'].map((number, index) => visit(number, index)));
});

test('only visits of settled cases of the same person count, without the asking one', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store, ['1']);
  const personId = accepted.personId ?? '';
  expect(store.visits.confirmedOf(personId, 'none')).toEqual([]);
  const settled = settledCase(store, ['2']);
  expect(store.visits.confirmedOf(personId, accepted.id).map(({ applicationId }) => applicationId)).toEqual([
    settled.id,
  ]);
  expect(store.visits.confirmedOf(personId, settled.id)).toEqual([]);
  expect(store.visits.confirmedOf('nobody', 'none')).toEqual([]);
});

test('only an accepted application in the revision that was seen can be settled', () => {
  const { store } = freshStore();
  const draft = store.applications.create(ACTOR, typedForm());
  expect(store.applications.settle(ACTOR, draft.id, 1, { settlement, ledger })).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '草稿' } },
  });
  const accepted = acceptedCase(store);
  expect(store.applications.settle(ACTOR, accepted.id, 1, { settlement, ledger })).toMatchObject({
    error: { code: 'STALE_REVISION' },
  });
  expect(store.settlements.of(accepted.id)).toBeNull();
  expect(store.ledger.ofPerson(accepted.personId ?? '')).toEqual([]);
});

test('a claimed bill is found, so is the same number in another draft', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store);
  const draft = store.applications.create(ACTOR, typedForm([' 0012345678 ']));
  const claims = store.bills.findClaims([{ code: '21060123', number: CANARIES.billNumber }], 'me');
  const shared = {
    personName: CANARIES.name,
    hospital: CANARIES.hospital,
    from: '2023-03-01',
    to: '2023-03-09',
    total: 1_234_567,
  };
  expect(claims).toEqual([
    {
      ...shared,
      code: '21060123',
      number: CANARIES.billNumber,
      applicationId: accepted.id,
      applicationNumber: accepted.number,
      status: 'accepted',
    },
    {
      ...shared,
      code: '21060123',
      number: ' 0012345678 ',
      applicationId: draft.id,
      applicationNumber: null,
      status: 'draft',
    },
  ]);
  expect(store.bills.findClaims([{ code: '21060123', number: CANARIES.billNumber }], accepted.id)).toHaveLength(1);
  expect(store.bills.findClaims([{ code: '21060123', number: '1' }], 'me')).toEqual([]);
});
