import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonForm } from '#shared/contract/people/person.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let count = 0;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const NO_ACCOUNT = { kind: 'card', holder: '', bank: '', number: '' } as const;

/** A file of somebody new; people of one test share nothing with those of another but what is given. */
function typed(changes: Partial<PersonForm['person']> = {}): PersonForm {
  count += 1;
  const first17 = `21052119900101${String(count).padStart(3, '0')}`;
  return {
    person: {
      idType: 'resident_card',
      idNumber: `${first17}${idCheckCharacter(first17)}`,
      name: '佟桂芝',
      sex: '',
      birthDate: '',
      phone: '',
      address: '',
      village: '柳条沟村',
      insurance: '',
      ...changes,
    },
    account: NO_ACCOUNT,
  };
}
const save = (form: PersonForm) => window.ask('people/save', { target: null, form, reason: '' });
const twins = (form: PersonForm) =>
  window.ask('people/twins', {
    except: null,
    idType: form.person.idType,
    idNumber: form.person.idNumber,
    name: form.person.name,
    birthDate: form.person.birthDate,
    village: form.person.village,
  });

test('a file is kept as typed, found by sound, and listed newest first in parts', async () => {
  const [one, two] = [await save(typed({ name: '关晓梅' })), await save(typed({ name: '关小美' }))];
  expect(one).toMatchObject({
    form: { person: { sex: 'male', birthDate: '1990-01-01', insurance: '' } },
    household: null,
  });
  const found = await window.ask('people/list', { text: 'guanxiaomei', after: null, most: 50 });
  expect(found.rows.map(({ name }) => name).sort()).toEqual(['关小美', '关晓梅']);
  const first = await window.ask('people/list', { text: '', after: null, most: 1 });
  expect(first).toMatchObject({ rows: [{ id: two.id }], next: two.id });
  const second = await window.ask('people/list', { text: '', after: first.next, most: 1 });
  expect(second.rows.map(({ id }) => id)).toEqual([one.id]);
});

test('a file without a name or with a wrong number is not kept, and says what is missing', async () => {
  expect(await window.invoke('people/save', { target: null, form: typed({ name: ' ' }), reason: '' })).toMatchObject({
    error: { code: 'PERSON_INCOMPLETE', detail: { count: 1, first: '请填写姓名。' } },
  });
  expect(
    await window.invoke('people/save', { target: null, form: typed({ idNumber: '1' }), reason: '' }),
  ).toMatchObject({
    error: { code: 'PERSON_INCOMPLETE', detail: { count: 1 } },
  });
});

test('somebody who has a file is found before a second one is made: by number, by name with birth and village, by sound', async () => {
  const known = await save(typed({ name: '那英杰', village: '大石村' }));
  const because = async (form: PersonForm) => (await twins(form)).rows.map(({ why, row }) => [why, row.id]);
  expect(await because({ ...known.form, person: { ...known.form.person, name: '别人', village: '' } })).toEqual([
    ['number', known.id],
  ]);
  expect(await because(typed({ name: '那英杰', village: '大石村' }))).toEqual([['same', known.id]]);
  expect(await because(typed({ name: '那英杰', village: '小河村' }))).toEqual([['alike', known.id]]);
  expect(await because(typed({ name: '那英捷', village: '小河村' }))).toEqual([['sound', known.id]]);
  expect(await because(typed({ name: '赵大勇', village: '大石村' }))).toEqual([]);
  expect(await window.invoke('people/save', { target: null, form: known.form, reason: '' })).toMatchObject({
    error: { code: 'PERSON_EXISTS', detail: { name: '那英杰' } },
  });
});

test('a household is seen as it was on a day, and the file leads to it', async () => {
  const [man, wife] = [await save(typed({ name: '金大山' })), await save(typed({ name: '李秀英' }))];
  const described = { number: '0017', address: '柳条沟村三组', village: '柳条沟村' };
  const members = [
    { personId: man.id, relation: 'head' },
    { personId: wife.id, relation: 'spouse' },
  ] as const;
  const home = await window.ask('household/found', { described, members: [...members], on: '20200101' });
  expect((await window.ask('people/get', { id: wife.id })).household).toEqual({ id: home.id, isMember: true });
  const order = {
    target: { id: home.id, revision: home.revision },
    kind: 'death',
    on: '2023-05-01',
    reason: '死亡证明 2023-05-01',
    place: '',
    leave: [man.id],
    enter: [],
    relations: [{ personId: wife.id, relation: 'head' }],
    splitInto: [],
    otherId: null,
  } as const;
  expect(await window.invoke('household/change', { ...order, on: '1/2/23' })).toMatchObject({
    error: { code: 'BAD_DAY' },
  });
  expect(await window.invoke('household/change', { ...order, relations: [] })).toMatchObject({
    error: { code: 'ONE_HEAD' },
  });
  const { leave, enter, relations, splitInto, ...rest } = order;
  const after = await window.ask('household/change', {
    ...rest,
    leave: [...leave],
    enter: [...enter],
    relations: [...relations],
    splitInto: [...splitInto],
  });
  expect(after.members.map(({ person, relation }) => [person.name, relation])).toEqual([['李秀英', 'head']]);
  expect(after.events.map(({ kind }) => kind)).toEqual(['death', 'found']);
  expect((await window.ask('people/get', { id: man.id })).household).toEqual({ id: home.id, isMember: false });
  const before = await window.ask('household/get', { id: home.id, on: '2023-04-30' });
  expect(before.members.map(({ person }) => person.name)).toEqual(['金大山', '李秀英']);
  const row = (await window.ask('people/list', { text: '李秀英', after: null, most: 10 })).rows[0];
  expect(row?.household).toEqual({ id: home.id, headName: '李秀英', relation: 'head' });
});
