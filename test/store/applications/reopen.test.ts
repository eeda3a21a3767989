import { expect, test } from 'vitest';
import { sumFen } from '#shared/fen.ts';
import { acceptance, acceptedCase, ledger, person, settledCase, settlement, typedForm } from '../support/cases.ts';
import { fullLife } from '../support/full-life.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

test('reopening reverses the ledger to the fen, once, and settling anew writes it again', () => {
  const { store } = freshStore();
  const settled = settledCase(store);
  const personId = settled.personId ?? '';
  const open = valueOf(store.applications.reopen(ACTOR, settled.id, settled.revision, '金额录错', null));
  expect(open).toEqual({ ...settled, status: 'draft', revision: settled.revision + 1, payable: null });
  const entries = store.ledger.ofPerson(personId);
  expect(sumFen(entries.map(({ amount }) => amount))).toBe(0);
  expect(entries.slice(3).map(({ kind, fund, amount, reverses }) => ({ kind, fund, amount, reverses }))).toEqual(
    entries.slice(0, 3).map(({ id, fund, amount }) => ({ kind: 'reversal', fund, amount: -amount, reverses: id })),
  );
  expect(store.settlements.of(settled.id)).toBeNull();
  expect(store.visits.confirmedOf(personId, 'none')).toEqual([]);

  const accepted = valueOf(store.applications.accept(ACTOR, open.id, open.revision, acceptance()));
  valueOf(store.applications.reopen(ACTOR, open.id, accepted.revision, '再改', null));
  expect(store.ledger.ofPerson(personId)).toEqual(entries);
  const again = valueOf(store.applications.accept(ACTOR, open.id, accepted.revision + 1, acceptance()));
  valueOf(store.applications.settle(ACTOR, open.id, again.revision, { settlement, ledger }));
  const after = store.ledger.ofPerson(personId);
  expect(sumFen(after.map(({ amount }) => amount))).toBe(sumFen(ledger.map(({ amount }) => amount)));
  expect(store.visits.confirmedOf(personId, 'none')).toHaveLength(1);
});

test('reopening sets the bills free for another application', () => {
  const { store } = freshStore();
  const first = acceptedCase(store, ['1']);
  const other = store.applications.create(ACTOR, typedForm(['1']));
  expect(store.applications.accept(ACTOR, other.id, 1, acceptance(['1'])).ok).toBe(false);
  const open = valueOf(store.applications.reopen(ACTOR, first.id, first.revision, '票据录错', null));
  expect(store.applications.accept(ACTOR, other.id, 1, acceptance(['1'])).ok).toBe(true);
  expect(store.applications.accept(ACTOR, open.id, open.revision, acceptance(['1']))).toMatchObject({
    error: { code: 'DUPLICATE_BILL' },
  });
});

test('what it said of the person no longer counts: what another application says does, or nobody', () => {
  const { store } = freshStore();
  const first = acceptedCase(store, ['1']);
  const before = store.persons.findByIdNumber(person.idNumber);
  const other = store.applications.create(ACTOR, typedForm(['2']));
  const moved = { ...person, phone: '13904140000', identities: [], openings: [] };
  const second = valueOf(store.applications.accept(ACTOR, other.id, 1, { ...acceptance(['2']), person: moved }));
  expect(store.persons.findByIdNumber(person.idNumber)).toMatchObject(moved);
  const standing = { applicationId: first.id, person };
  valueOf(store.applications.reopen(ACTOR, second.id, second.revision, '录错', standing));
  expect(store.persons.findByIdNumber(person.idNumber)).toEqual({ ...before, revision: 3 });
  valueOf(store.applications.reopen(ACTOR, first.id, first.revision, '录错', null));
  expect(store.persons.findByIdNumber(person.idNumber)).toMatchObject({ identities: [], openings: [] });
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('what was written into the file by hand stays when an application is taken back, whichever was accepted last', () => {
  for (const isSavedLast of [true, false]) {
    const { store, env } = freshStore();
    const first = acceptedCase(store, ['1']);
    const id = first.personId ?? '';
    const corrected = {
      name: '改正名',
      account: { kind: 'card', holder: '改正名', bank: '新行', number: '6217000000000000026' },
    } as const;
    const correct = () => {
      const file = store.people.file(id);
      if (file === null) throw new Error('No file');
      const { id: _id, revision, createdAt: _created, updatedAt: _updated, ...said } = file;
      return valueOf(store.people.save(ACTOR, { id, revision }, { ...said, ...corrected }, '银行账号录错'));
    };
    if (!isSavedLast) correct();
    env.setNow('2023-06-15T10:00:00+08:00');
    const other = store.applications.create(ACTOR, typedForm(['2']));
    const second = valueOf(store.applications.accept(ACTOR, other.id, 1, acceptance(['2'])));
    if (isSavedLast) correct();
    const standing = { applicationId: first.id, person };
    valueOf(store.applications.reopen(ACTOR, second.id, second.revision, '金额录错', standing));
    expect(store.people.file(id)).toMatchObject(corrected);
    expect(store.persons.get(id)).toMatchObject({ identities: person.identities, openings: person.openings });
  }
});

test('a reason is required', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store);
  expect(store.applications.reopen(ACTOR, accepted.id, accepted.revision, ' \n', null)).toEqual({
    ok: false,
    error: { code: 'REASON_REQUIRED' },
  });
  expect(store.applications.get(accepted.id)).toEqual(accepted);
});

test('what is sealed, a draft or seen in an older revision cannot be reopened', () => {
  const { store } = freshStore();
  const sealed = fullLife(store);
  expect(store.applications.reopen(ACTOR, sealed.id, sealed.revision, '改', null)).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '已封批' } },
  });
  const accepted = acceptedCase(store, ['5']);
  expect(store.applications.reopen(ACTOR, accepted.id, 1, '改', null)).toMatchObject({
    error: { code: 'STALE_REVISION' },
  });
});
