import { afterAll, beforeAll, expect, test } from 'vitest';
import { STAYS } from '../../support/invented-case.ts';
import { confirmed, draft, review } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const [march, may] = STAYS;
if (march === undefined || may === undefined) throw new Error('Two stays are needed');
const OTHER = { kind: 'card', holder: '王某', bank: '县农商行', number: '6228480402564890018' } as const;

test('the account of the last application that two people have looked at is known to the next one, and no other', async () => {
  const own = ownCase(701);
  const first = await confirmed(window, own.form([march]));
  const next = await draft(window, own.form([may], { account: OTHER }));
  const last = async () => (await window.ask('person/lastAccount', { idNumber: own.idNumber, except: next.id })).last;
  expect(await last()).toBeNull();
  await review(window, [first.id]);
  expect(await last()).toEqual({
    applicationId: first.id,
    number: first.number,
    acceptedOn: '2023-10-20',
    account: first.form.account,
  });
  expect((await window.ask('person/lastAccount', { idNumber: own.idNumber, except: first.id })).last).toBeNull();
  expect((await window.ask('person/lastAccount', { idNumber: '不是号码', except: first.id })).last).toBeNull();
});

test('one person alone changes no account in a file, fills an empty one, and changes the rest', async () => {
  const { person, account } = ownCase(702).form();
  const empty = { ...account, holder: '', bank: '', number: '' };
  const made = await window.ask('people/save', { target: null, form: { person, account: empty }, reason: '' });
  const save = (revision: number, form: typeof made.form) =>
    window.invoke('people/save', { target: { id: made.id, revision }, form, reason: '换发银行卡' });
  expect(await save(made.revision, { person: made.form.person, account })).toMatchObject({ ok: true });
  const now = await window.ask('people/get', { id: made.id });
  expect(await save(now.revision, { ...now.form, account: OTHER })).toMatchObject({
    ok: false,
    error: { code: 'ACCOUNT_BY_APPLICATION', detail: { name: person.name } },
  });
  const phone = { ...now.form, person: { ...now.form.person, phone: '13900001111' } };
  expect(await save(now.revision, phone)).toMatchObject({ ok: true });
});

test('an account of several people names the others, those of the household as such, and never oneself', async () => {
  const shared = { ...OTHER, number: '6228480402564890026' };
  const own = ownCase(703);
  await confirmed(window, own.form([march], { account: shared }));
  const users = (idNumber: string, number: string) => window.ask('person/accountUsers', { idNumber, number });
  expect(await users(own.idNumber, shared.number)).toEqual({ total: 0, rows: [] });
  const other = ownCase(704);
  await confirmed(window, other.form([march], { account: shared }));
  const { name, village } = own.form().person;
  // However it is typed, and also by somebody whom nobody knows yet.
  expect(await users(other.idNumber, '6228 4804 0256 4890 026')).toEqual({
    total: 1,
    rows: [{ name, village, isHousehold: false }],
  });
  expect(await users('', shared.number)).toMatchObject({ total: 2 });
  expect(await users(own.idNumber, '')).toEqual({ total: 0, rows: [] });
});
