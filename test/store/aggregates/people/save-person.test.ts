import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { acceptance, CANARIES, acceptedCase, person, settledCase, typedForm } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { fileOf, newFile, numberOf, refusalOf } from '../../support/people/people.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';
import type { PersonInput } from '../../../../electron/store/records.ts';
import type { Store } from '../../../../electron/store/store.ts';

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
  expect(refusalOf(changed({ idNumber: numberOf(3) }, '换证'))).toBe('NUMBER_END_UNSAID');
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
  valueOf(store.people.save(ACTOR, { id, revision: 1 }, fileOf(3), '更正号码', 'changed'));
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
  const { name, sex, birthDate } = newborn;
  const child = { ...content.person, idType: 'newborn', idNumber: NEWBORN, name, sex, birthDate } as const;
  const accepted = valueOf(store.applications.accept(ACTOR, draft.id, draft.revision, { ...content, person: child }));
  expect(accepted.personId).toBe(id);

  const file = store.people.file(id);
  const completed = { ...newborn, idType: 'household_booklet', idNumber: numberOf(7) } as const;
  valueOf(store.people.save(ACTOR, { id, revision: file?.revision ?? 0 }, completed, '已上户口', 'changed'));
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

test('an application under a former number leaves everything of the file as it is', () => {
  const { store } = freshStore();
  const settled = settledCase(store);
  const id = settled.personId ?? '';
  const file = store.people.file(id);
  const account = { kind: 'card', holder: '另一户名', bank: '新行', number: '6217000000000000026' } as const;
  const told = { phone: '13904140000', address: '新址', village: '新村', insurance: 'employee' } as const;
  const corrected = { ...fileOf(4), name: person.name, birthDate: person.birthDate, account, ...told };
  const saved = valueOf(
    store.people.save(ACTOR, { id, revision: file?.revision ?? 0 }, corrected, '换发身份证', 'changed'),
  );
  const second = acceptedCase(store, ['0099999999']);
  expect(second.personId).toBe(id);
  expect(store.people.file(id)).toEqual(saved);
  expect(store.persons.get(id)?.identities).toHaveLength(1);
  expect(store.persons.applicationsOf(id)).toHaveLength(2);
  expect(store.people.formerNumbers(id)).toHaveLength(1);
});

/** A draft under a number of any type. */
function draftOf(store: Store, bill: string, changes: Partial<PersonInput>) {
  const form = typedForm([bill]);
  const { idType = 'resident_card', idNumber = form.person.idNumber, name = form.person.name } = changes;
  const draft = store.applications.create(ACTOR, { ...form, person: { ...form.person, idType, idNumber, name } });
  const content = acceptance([bill]);
  return { draft, content: { ...content, person: { ...content.person, ...changes } } };
}

test('an order of a guardian is one child for ever: the next child gets the next one', () => {
  const { store } = freshStore();
  const guardian = numberOf(2);
  expect(store.people.nextNewborn(guardian)).toBe(`${guardian}-01`);
  const id = valueOf(store.people.save(ACTOR, null, newborn, '')).id;
  expect(store.people.nextNewborn(guardian)).toBe(`${guardian}-02`);
  const completed = { ...newborn, idType: 'household_booklet', idNumber: numberOf(7) } as const;
  valueOf(store.people.save(ACTOR, { id, revision: 1 }, completed, '已上户口', 'changed'));
  expect(store.people.nextNewborn(guardian)).toBe(`${guardian}-02`);

  const younger = { idType: 'newborn', idNumber: NEWBORN, name: '小妹妹', sex: 'female' } as const;
  const { draft, content } = draftOf(store, '1', { ...younger, birthDate: toDay('2025-06-01') });
  const used = { used: '01', name: '小金丝雀', next: '02' };
  expect(store.applications.accept(ACTOR, draft.id, draft.revision, content)).toEqual({
    ok: false,
    error: { code: 'NEWBORN_ORDER_USED', detail: used },
  });
  expect(store.people.save(ACTOR, null, { ...newborn, ...younger, birthDate: toDay('2025-06-01') }, '')).toMatchObject({
    error: { code: 'NEWBORN_ORDER_USED', detail: used },
  });
  const next = { ...content, person: { ...content.person, idNumber: `${guardian}-02` } };
  expect(valueOf(store.applications.accept(ACTOR, draft.id, draft.revision, next)).personId).not.toBe(id);
  expect(store.people.file(id)).toMatchObject({ name: '小金丝雀', idNumber: numberOf(7) });
});

test('two children who have no number yet are not one for a typing mistake in the order', () => {
  const { store } = freshStore();
  newFile(store, 9, newborn);
  const other = { idType: 'newborn', idNumber: NEWBORN, name: '妹妹', sex: 'female' } as const;
  const { draft, content } = draftOf(store, '1', { ...other, birthDate: newborn.birthDate });
  expect(refusalOf(store.applications.accept(ACTOR, draft.id, draft.revision, content))).toBe('NEWBORN_ORDER_USED');
});

test('a number that was mistyped leads its old application to the person, and everybody else to whoever has it', () => {
  const { store, reopen } = freshStore();
  const settled = settledCase(store);
  const id = settled.personId ?? '';
  const right = { ...fileOf(4), name: person.name };
  valueOf(store.people.save(ACTOR, { id, revision: 1 }, right, '录错，是别人的号码', 'mistyped'));
  expect(store.persons.findByIdNumber(CANARIES.idNumber)).toBeNull();
  expect(store.people.formerNumbers(id)).toMatchObject([{ idNumber: CANARIES.idNumber, why: 'mistyped' }]);
  const open = valueOf(store.applications.reopen(ACTOR, settled.id, settled.revision, '金额录错', null));
  const again = valueOf(store.applications.accept(ACTOR, open.id, open.revision, acceptance()));
  expect(again.personId).toBe(id);
  expect(store.persons.findByIdNumber(CANARIES.idNumber, { personId: id, name: person.name })?.id).toBe(id);

  const { draft, content } = draftOf(store, '2', { name: '真正的持有人' });
  const truly = valueOf(store.applications.accept(ACTOR, draft.id, draft.revision, content));
  expect(truly.personId).not.toBe(id);
  expect(store.people.file(id)).toMatchObject({ name: person.name, idNumber: numberOf(4) });
  expect(store.ledger.ofPerson(truly.personId ?? '')).toEqual([]);
  // Whoever truly has the number can be given another one as well.
  const holder = store.people.file(truly.personId ?? '');
  const moved = { ...fileOf(6), name: '真正的持有人' };
  const target = { id: truly.personId ?? '', revision: holder?.revision ?? 0 };
  valueOf(store.people.save(ACTOR, target, moved, '换发身份证', 'changed'));
  expect(store.persons.findByIdNumber(CANARIES.idNumber)?.id).toBe(truly.personId);
  expect(valueOf(reopen()).audit.verify()).toEqual({ ok: true });
});

test('an application under the former number of somebody with another name or birth date is refused', () => {
  const { store } = freshStore();
  const id = acceptedCase(store, ['1']).personId ?? '';
  const corrected = { ...fileOf(4), name: person.name, birthDate: person.birthDate };
  valueOf(store.people.save(ACTOR, { id, revision: 1 }, corrected, '换发身份证', 'changed'));
  for (const [bill, changes] of [
    ['2', { name: '另一个人' }],
    ['3', { birthDate: toDay('1958-04-03') }],
  ] as const) {
    const { draft, content } = draftOf(store, bill, changes);
    expect(store.applications.accept(ACTOR, draft.id, draft.revision, content)).toMatchObject({
      error: { code: 'FORMER_NUMBER', detail: { name: person.name } },
    });
  }
});
