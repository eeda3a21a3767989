import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditFilterInput } from '#shared/contract/data/audit.ts';
import { PERSON } from '../../support/invented-case.ts';
import { accept, draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
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

const ALL: AuditFilterInput = { userId: null, group: null, about: '', from: null, to: null };
const listed = async (filter: Partial<AuditFilterInput> = {}) => {
  const { rows } = await window.ask('audit/list', { filter: { ...ALL, ...filter }, before: 0, limit: 500 });
  return rows.map(({ what, about }) => `${what} ${about}`.trim());
};
const read = () => listed({ group: 'read' });

test('each look at a file is one entry, however often it is asked for within ten minutes', async () => {
  const created = await window.ask('application/create', {});
  await window.ask('application/saveDraft', { id: created.id, revision: created.revision, form: typedForm() });
  expect(await read()).toEqual([]);
  const detail = await window.ask('application/get', { id: created.id });
  await window.ask('application/get', { id: created.id });
  expect(await read()).toEqual([`查看申请 ${PERSON.name} 未编号`]);
  const accepted = await accept(window, detail);
  const { number } = accepted;
  window.clock.pass(599);
  await window.ask('application/get', { id: created.id });
  expect(await read()).toHaveLength(1);
  window.clock.pass(1);
  await window.ask('application/get', { id: created.id });
  expect(await read()).toEqual([`查看申请 ${PERSON.name} ${number}`, `查看申请 ${PERSON.name} ${number}`]);
});

test('the file of a person counts as read by the whole number, the ledger and a whole number in the search box', async () => {
  const person = `查看个人档案 ${PERSON.name} 210521********312X`;
  const before = (await read()).length;
  for (const look of [
    () => window.ask('person/find', { idNumber: PERSON.idNumber, except: 'none' }),
    () => window.ask('search/find', { text: PERSON.idNumber, limit: 10 }),
  ]) {
    window.clock.pass(601);
    await look();
    expect((await read())[0]).toBe(person);
  }
  window.clock.pass(601);
  const { hits } = await window.ask('search/find', { text: 'tgz', limit: 10 });
  const id = hits.find(({ kind }) => kind === 'person')?.id ?? '';
  await window.ask('application/list', {});
  expect(await read()).toHaveLength(before + 2);
  await window.ask('search/person', { id });
  expect(await read()).toHaveLength(before + 3);
});

test('a whole number of any length counts, and so does a file that is shown beside what is typed', async () => {
  const empty = {
    idType: 'resident_card',
    idNumber: '',
    name: '',
    sex: '',
    birthDate: '',
    phone: '',
    address: '',
  } as const;
  const account = { kind: 'card', holder: '', bank: '', number: '' } as const;
  const born = { sex: 'male', birthDate: '1990-01-02', village: '东风村', insurance: '' } as const;
  for (const document of [
    { idType: 'newborn', idNumber: `${PERSON.idNumber}-03`, name: '佟小三' },
    { idType: 'passport', idNumber: 'E12345678', name: '史密斯' },
    { idType: 'foreigner_card', idNumber: 'USA310090010205', name: '琼斯' },
  ] as const) {
    const form = { person: { ...empty, ...born, ...document }, account };
    const { id } = await window.ask('people/save', { target: null, form, reason: '' });
    const line = `查看个人档案 ${document.name}`;
    window.clock.pass(601);
    const before = (await read()).length;
    await window.ask('search/find', { text: document.idNumber.slice(0, -1), limit: 10 });
    expect(await read()).toHaveLength(before);
    await window.ask('search/find', { text: document.idNumber, limit: 10 });
    expect((await read())[0]).toContain(line);
    window.clock.pass(601);
    const { rows } = await window.ask('people/twins', { ...document, birthDate: born.birthDate, village: '' });
    expect(rows.map(({ row }) => row.id)).toEqual([id]);
    expect(await read()).toHaveLength(before + 2);
  }
});

test('looking does not stand in the history of the case, nor does it break the run of its saves', async () => {
  const first = await draft(window, typedForm());
  const { revision } = await window.ask('application/saveDraft', {
    id: first.id,
    revision: first.revision,
    form: typedForm(),
  });
  window.clock.pass(601);
  const again = await window.ask('application/get', { id: first.id });
  await window.ask('application/saveDraft', { id: first.id, revision, form: typedForm() });
  expect(again.history.map(({ what }) => what)).toEqual(['新建草稿', '修改']);
  const { history } = await window.ask('application/get', { id: first.id });
  expect(history.map(({ what }) => what)).toEqual(['新建草稿', '修改']);
});

test('the filters narrow by person, kind, user and day', async () => {
  const whole = await listed();
  expect(await listed({ about: '佟桂芝' })).toEqual(whole.filter((line) => line.includes('佟桂芝')));
  expect(await listed({ about: 'nobody' })).toEqual([]);
  expect(await listed({ group: 'session' })).toEqual([]);
  expect(await listed({ userId: 'x' })).toEqual([]);
  const today = window.clock.today();
  expect(await listed({ from: today, to: today })).toEqual(whole);
  expect(await listed({ to: '2000-01-01' })).toEqual([]);
  expect(await listed({ from: '2100-01-01' })).toEqual([]);
});

test('pages follow one another without a gap', async () => {
  const numbers: number[] = [];
  let before = 0;
  for (;;) {
    const { rows, total } = await window.ask('audit/list', { filter: ALL, before, limit: 3 });
    numbers.push(...rows.map(({ seq }) => seq));
    before = rows.at(-1)?.seq ?? 0;
    if (rows.length < 3) {
      expect(numbers).toEqual(Array.from({ length: total }, (_, index) => total - index));
      return;
    }
  }
});

test('the table is exported where the clerk says, and that is an entry of its own', async () => {
  const { path, count } = await window.ask('audit/export', { filter: ALL });
  expect(path).toMatch(/操作记录-\d{4}-\d{2}-\d{2}\.csv$/);
  expect((await listed())[0]).toBe('导出操作记录');
  const [call] = window.host.calls.filter((each) => each.call === 'saveFile').slice(-1);
  if (call?.call !== 'saveFile') throw new Error('nothing was saved');
  const text = Buffer.from(call.bytes).toString('utf8');
  expect(text.startsWith('\uFEFF"序号","时间","用户","操作","对象","说明","校验值前十二位"\r\n')).toBe(true);
  expect(text.split('\r\n')).toHaveLength(count + 2);
});

test('a whole log verifies and tells how far it is', async () => {
  const { total } = await window.ask('audit/list', { filter: ALL, before: 0, limit: 1 });
  expect(await window.ask('audit/verify', {})).toEqual({ state: 'sound', entries: total, gaps: [] });
});
