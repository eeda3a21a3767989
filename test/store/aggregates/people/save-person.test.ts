import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { acceptance, CANARIES, acceptedCase, settledCase, typedForm } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { fileOf, newFile, numberOf, refusalOf } from '../../support/people.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';

const NEWBORN = `${numberOf(2)}-01`;
const newborn = fileOf(9, { idType: 'newborn', idNumber: NEWBORN, name: '小金丝雀', birthDate: toDay('2023-06-01') });

test('a file made by hand is found by its number, and an application under it goes on in the same file', () => {
  const { store } = freshStore();
  const id = newFile(store, 1, { idNumber: CANARIES.idNumber, name: CANARIES.name });
  expect(store.persons.findByIdNumber(CANARIES.idNumber)).toMatchObject({ id, insurance: null, openings: [] });
  expect(acceptedCase(store).personId).toBe(id);
  expect(store.people.file(id)).toMatchObject({ revision: 2, insurance: 'resident', phone: CANARIES.phone });
  expect(store.people.count()).toBe(1);
});

test('who somebody is and where their money goes changes with a reason only; the rest without', () => {
  const { store } = freshStore();
  const id = newFile(store, 1);
  const changed = (changes: Parameters<typeof fileOf>[1], reason: string) =>
    store.people.save(ACTOR, { id, revision: store.people.file(id)?.revision ?? 0 }, fileOf(1, changes), reason);
  for (const changes of [
    { name: '另名' },
    { idNumber: numberOf(3) },
    { sex: 'female' },
    { birthDate: toDay('1988-04-03') },
    { account: { kind: 'card', holder: '甲', bank: '乙', number: '6217000000000000018' } },
  ] as const) {
    expect(refusalOf(changed(changes, ' '))).toBe('REASON_REQUIRED');
  }
  expect(valueOf(changed({ phone: '13904141234' }, ''))).toMatchObject({ revision: 2, phone: '13904141234' });
  expect(valueOf(changed({ name: '另名' }, '改名，见户口簿'))).toMatchObject({ revision: 3, name: '另名' });
  expect(store.audit.entries(id).map(({ action, reason }) => [action, reason])).toEqual([
    ['person.save', ''],
    ['person.save', ''],
    ['person.save', '改名，见户口簿'],
  ]);
});

test('two files never share a number, present or former, and an older revision is not saved over', () => {
  const { store } = freshStore();
  const id = newFile(store, 1);
  newFile(store, 2);
  expect(refusalOf(store.people.save(ACTOR, null, fileOf(1), ''))).toBe('PERSON_EXISTS');
  expect(refusalOf(store.people.save(ACTOR, { id, revision: 1 }, fileOf(2), '更正'))).toBe('PERSON_EXISTS');
  valueOf(store.people.save(ACTOR, { id, revision: 1 }, fileOf(3), '更正号码'));
  expect(refusalOf(store.people.save(ACTOR, null, fileOf(1), ''))).toBe('PERSON_EXISTS');
  expect(refusalOf(store.people.save(ACTOR, { id, revision: 1 }, fileOf(3), '更正'))).toBe('STALE_PERSON');
  expect(refusalOf(store.people.save(ACTOR, { id: 'nobody', revision: 1 }, fileOf(5), ''))).toBe('NOT_FOUND');
});

test('a newborn who gets a number keeps ledger and bills, and is found by both numbers', () => {
  const { store, reopen } = freshStore();
  const id = valueOf(store.people.save(ACTOR, null, newborn, '')).id;
  const form = typedForm();
  const draft = store.applications.create(ACTOR, {
    ...form,
    person: { ...form.person, idType: 'newborn', idNumber: NEWBORN },
  });
  const content = acceptance();
  const person = { ...content.person, idType: 'newborn', idNumber: NEWBORN } as const;
  const accepted = valueOf(store.applications.accept(ACTOR, draft.id, draft.revision, { ...content, person }));
  expect(accepted.personId).toBe(id);

  const file = store.people.file(id);
  const completed = { ...newborn, idType: 'household_booklet', idNumber: numberOf(7) } as const;
  valueOf(store.people.save(ACTOR, { id, revision: file?.revision ?? 0 }, completed, '已上户口'));
  expect(store.people.formerNumbers(id)).toMatchObject([{ idType: 'newborn', idNumber: NEWBORN }]);
  for (const number of [NEWBORN, NEWBORN.replace('-', ''), numberOf(7)]) {
    expect(store.persons.findByIdNumber(number)).toMatchObject({ id, idNumber: numberOf(7) });
  }
  const again = store.applications.create(ACTOR, form);
  const twice = { ...content, person: { ...content.person, idNumber: numberOf(7) } };
  expect(refusalOf(store.applications.accept(ACTOR, again.id, again.revision, twice))).toBe('DUPLICATE_BILL');

  const reopened = valueOf(reopen());
  expect(reopened.persons.findByIdNumber(NEWBORN)?.id).toBe(id);
  expect(reopened.audit.verify()).toEqual({ ok: true });
});

test('an application under a former number leaves the present one as it is', () => {
  const { store } = freshStore();
  const settled = settledCase(store);
  const id = settled.personId ?? '';
  const { identities: _i, openings: _o, ...person } = store.persons.get(id) ?? acceptance().person;
  const file = store.people.file(id);
  const account = person.account;
  const corrected = { ...fileOf(4), name: person.name, account };
  valueOf(store.people.save(ACTOR, { id, revision: file?.revision ?? 0 }, corrected, '证件号录错'));
  const second = acceptedCase(store, ['0099999999']);
  expect(second.personId).toBe(id);
  expect(store.people.file(id)).toMatchObject({ idNumber: numberOf(4), phone: CANARIES.phone });
  expect(store.persons.applicationsOf(id)).toHaveLength(2);
  expect(store.people.formerNumbers(id)).toHaveLength(1);
});
