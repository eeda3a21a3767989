import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { addsUp, buildRosterReader, csvOf, offerFile, plainRoster, triedRoster } from '../support/roster-window.ts';
import { idOf } from '../support/forms/sound-ids.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
beforeAll(buildRosterReader);
beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const identities = async (index: number) =>
  (await window.ask('roster/identitiesOf', { idNumber: idOf(index) })).identities;

test('a roster counts after it was taken over, and each person is shown with where it comes from', async () => {
  const { file, trial } = await triedRoster(
    window,
    '2023年5月低保名册.csv',
    plainRoster([
      [0, '城市低保', '2023-01-01'],
      [1, '分散供养特困', '2022年3月'],
      [2, '说不清的类别', '2022-03-01'],
    ]),
  );
  expect(file.guess).toEqual({ source: 'civil', listName: '低保名册', asOf: '2023-05-31' });
  expect(trial.counts).toMatchObject({ rows: 3, added: 2, refused: 1, before: 0, after: 2 });
  expect(trial.unknown).toEqual([{ words: '说不清的类别', rows: 1, guess: null }]);
  expect(addsUp(trial)).toBe(true);
  expect(await identities(0)).toEqual([]);
  const entry = await window.ask('roster/apply', { ticket: file.ticket });
  expect(entry).toMatchObject({ state: 'active', isCurrent: true, listName: '低保名册', importedBy: '窗口一' });
  expect(await identities(0)).toEqual([
    {
      category: 'dibao',
      from: '2023-01-01',
      to: '',
      isFromGuessed: false,
      isStanding: true,
      fact: '民政名册《低保名册》2023-05-31',
      lastOn: '2023-05-31',
      name: '王某甲',
    },
  ]);
  expect(await identities(1)).toMatchObject([{ category: 'tekun_scattered', from: '2022-03-01' }]);
  expect(await identities(2)).toEqual([]);
});

test('the next roster of a list says who is new, changed, gone or as before; undone, all is as it was', async () => {
  const first = await triedRoster(
    window,
    '2023年5月.csv',
    plainRoster([
      [0, '低保', '2023-01-01'],
      [1, '低保', '2023-01-01'],
      [2, '低保', '2023-01-01'],
    ]),
  );
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const before = await Promise.all([0, 1, 2, 3].map(identities));
  const next = await triedRoster(
    window,
    '2023年6月.csv',
    plainRoster([
      [0, '低保', '2023-01-01'],
      [1, '低保边缘', '2023-06-01'],
      [3, '低保', '2023-06-01'],
    ]),
    { asOf: '2023-06-10' },
  );
  expect(next.trial.counts).toMatchObject({
    rows: 3,
    added: 1,
    changed: 1,
    unchanged: 1,
    ended: 1,
    before: 3,
    after: 3,
  });
  expect(addsUp(next.trial)).toBe(true);
  const { rows } = await window.ask('roster/rows', { ticket: next.file.ticket, kind: 'changed' });
  expect(rows).toMatchObject([{ row: 3, words: '低保对象 → 低保边缘家庭成员' }]);
  const { id } = await window.ask('roster/apply', { ticket: next.file.ticket });
  expect(await identities(2)).toMatchObject([{ isStanding: false, to: '2023-06-09', lastOn: '2023-05-31' }]);
  expect(await identities(1)).toMatchObject([
    { category: 'dibao_edge', isStanding: true },
    { category: 'dibao', isStanding: false },
  ]);
  await window.ask('roster/undo', { id, reason: '选错了文件' });
  expect(await Promise.all([0, 1, 2, 3].map(identities))).toEqual(before);
  const { rosters } = await window.ask('roster/list', {});
  expect(rosters.map(({ state, isCurrent }) => [state, isCurrent])).toEqual([
    ['undone', false],
    ['active', true],
  ]);
});

test('the same file again and an older one are refused, with what to do', async () => {
  const bytes = plainRoster([[0, '低保', '2023-01-01']]);
  const first = await triedRoster(window, '名册.csv', bytes, { asOf: '2023-06-01' });
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const again = await triedRoster(window, '名册.csv', bytes, { asOf: '2023-06-02' });
  expect(again.trial.refusals).toEqual(['这个文件已经导入过（2023-10-20，窗口一），不需要再导入。']);
  expect(await window.refused('roster/apply', { ticket: again.file.ticket })).toMatchObject({
    code: 'ROSTER_NOT_TRIED',
  });
  const older = await triedRoster(window, '名册.csv', plainRoster([[1, '低保', '2023-01-01']]), { asOf: '2023-05-01' });
  expect(older.trial.refusals).toHaveLength(1);
  expect(older.trial.refusals[0]).toContain('早于已导入的同一名册（2023-06-01）');
});

test('a list that loses two fifths of its people waits for a second person and ends nobody meanwhile', async () => {
  const all = Array.from({ length: 10 }, (_, index) => [index, '低保', '2023-01-01'] as const);
  const first = await triedRoster(window, '名册.csv', plainRoster(all), { asOf: '2023-06-01' });
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const few = await triedRoster(window, '名册.csv', plainRoster(all.slice(0, 5)), { asOf: '2023-06-10' });
  expect(few.trial).toMatchObject({ needsSecond: true, counts: { ended: 5, before: 10, after: 5 } });
  const waiting = await window.ask('roster/apply', { ticket: few.file.ticket });
  expect(waiting).toMatchObject({ state: 'waiting', isOwn: true });
  expect(await identities(9)).toMatchObject([{ isStanding: true }]);
  expect(await window.refused('roster/confirm', { id: waiting.id })).toMatchObject({ code: 'ROSTER_OWN_CONFIRMATION' });
});

test('a list exchanged for another of the same length waits for a second person too', async () => {
  const people = (from: number) => [0, 1, 2, 3, 4].map((index) => [from + index, '低保', '2023-01-01'] as const);
  const first = await triedRoster(window, '名册.csv', plainRoster(people(0)), { asOf: '2023-06-01' });
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const other = await triedRoster(window, '别的名册.csv', plainRoster(people(2)), { asOf: '2023-06-10' });
  expect(other.trial).toMatchObject({ needsSecond: false, counts: { before: 5, after: 5, lost: 2 } });
  const exchanged = await triedRoster(window, '别的名册.csv', plainRoster(people(3)), { asOf: '2023-06-10' });
  expect(exchanged.trial).toMatchObject({ needsSecond: true, counts: { before: 5, after: 5, lost: 3 } });
  expect(exchanged.trial.warnings).toContain(
    '原来在册的 5 人中有 3 人将不再在册。请核对是否选对了文件、是不是整份名单、拒收的行里有没有他们。导入后要由另一位用户在「名册」页核对确认，才会生效。',
  );
  expect(await window.ask('roster/apply', { ticket: exchanged.file.ticket })).toMatchObject({ state: 'waiting' });
  expect(await identities(0)).toMatchObject([{ isStanding: true }]);
});

test('refused rows come back as a table that nothing in it can harm, and mended they are added alone', async () => {
  const bad = `${idOf(1).slice(0, 17)}${idOf(1).endsWith('0') ? '1' : '0'}`;
  const { file, trial } = await triedRoster(
    window,
    '名册.csv',
    csvOf([
      ['姓名', '身份证号', '类别', '备注'],
      ['王某甲', idOf(0), '低保', ''],
      ['王某乙', bad, '低保', '=HYPERLINK("http://x")'],
    ]),
    { asOf: '2023-06-01' },
  );
  expect(trial.counts).toMatchObject({ rows: 2, added: 1, refused: 1 });
  const { path } = await window.ask('roster/saveRefused', { ticket: file.ticket });
  expect(path).toContain('名册-拒收.xlsx');
  const filter = { userId: null, group: 'paper' as const, about: '', from: null, to: null };
  const { rows } = await window.ask('audit/list', { filter, before: 0, limit: 20 });
  expect(rows).toMatchObject([{ what: '名册拒收的行存成文件', reason: '《低保名册》1 行' }]);
  await window.ask('roster/apply', { ticket: file.ticket });
  const call = window.host.calls.find((each) => each.call === 'saveFile');
  if (call?.call !== 'saveFile') throw new Error('Nothing was saved');
  const { readXlsx, writeXlsx } = await import('hucre/xlsx');
  const saved = (await readXlsx(call.bytes)).sheets[0]?.rows ?? [];
  expect(saved).toEqual([
    ['原行号', '拒收原因', '姓名', '身份证号', '类别', '备注'],
    ['3', '身份证号校验位不对，可能有一位错误', '王某乙', bad, '低保', `'=HYPERLINK("http://x")`],
  ]);
  const mended = saved.map((row) => row.map((cell) => (cell === bad ? idOf(1) : cell)));
  const second = await triedRoster(
    window,
    '名册-拒收.xlsx',
    await writeXlsx({ sheets: [{ name: '拒收', rows: mended }] }),
    {
      asOf: '2023-06-01',
      mode: 'additions',
    },
  );
  expect(second.trial.counts).toMatchObject({ rows: 1, added: 1, ended: 0, before: 1, after: 2 });
  await window.ask('roster/apply', { ticket: second.file.ticket });
  expect(await identities(0)).toHaveLength(1);
  expect(await identities(1)).toHaveLength(1);
});

test('open applications of people whose identity changes are named', async () => {
  const form = typedForm();
  const application = await draft(window, { ...form, person: { ...form.person, idNumber: idOf(0), name: '王某甲' } });
  const { trial } = await triedRoster(window, '名册.csv', plainRoster([[0, '低保', '2023-01-01']]), {
    asOf: '2023-06-01',
  });
  expect(trial.applications).toEqual({
    total: 1,
    rows: [
      { id: application.id, number: null, status: '草稿', name: '王某甲', what: '新增 低保对象，起始 2023-01-01' },
    ],
  });
});

test('what was said of columns and words is known for the next file of the list', async () => {
  const headings = ['甲', '乙', '丙'];
  const first = await triedRoster(window, '名册.csv', csvOf([headings, ['王某甲', idOf(0), 'A类']]), {
    asOf: '2023-06-01',
    columns: [
      { field: 'name', column: 0 },
      { field: 'idNumber', column: 1 },
      { field: 'category', column: 2 },
    ],
    categories: [{ words: 'A类', category: 'dibao' }],
  });
  expect(first.trial.counts).toMatchObject({ added: 1 });
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const next = await triedRoster(
    window,
    '名册.csv',
    csvOf([headings, ['王某甲', idOf(0), 'A类'], ['王某乙', idOf(1), 'A类']]),
    {
      asOf: '2023-06-10',
    },
  );
  expect(next.trial.counts).toMatchObject({ rows: 2, added: 1, unchanged: 1 });
});

test('what is cancelled while it is written counts for nothing and leaves nothing behind', async () => {
  const { file } = await triedRoster(window, '名册.csv', plainRoster([[0, '低保', '2023-01-01']]), {
    asOf: '2023-06-01',
  });
  const applying = window.refused('roster/apply', { ticket: file.ticket });
  await window.ask('roster/cancel', {});
  expect(await applying).toMatchObject({ code: 'ROSTER_CANCELLED' });
  expect(await window.ask('roster/list', {})).toEqual({ rosters: [] });
  expect(await identities(0)).toEqual([]);
  const again = await window.ask('roster/apply', { ticket: file.ticket });
  expect(again).toMatchObject({ state: 'active' });
  expect(await identities(0)).toHaveLength(1);
});

test('a trial that is cancelled, a file that another took the place of and a lock each say so', async () => {
  const bytes = plainRoster([[0, '低保', '2023-01-01']]);
  const first = await triedRoster(window, '名册.csv', bytes, { asOf: '2023-06-01' });
  const place = { ticket: first.file.ticket, sheet: 0, headingRow: 0, source: 'civil' as const, listName: '低保名册' };
  const trying = window.refused('roster/try', { ...place, asOf: '2023-06-01', mapping: first.mapping });
  await window.ask('roster/cancel', {});
  expect(await trying).toMatchObject({ code: 'ROSTER_CANCELLED' });
  expect(await window.refused('roster/apply', { ticket: first.file.ticket })).toMatchObject({
    code: 'ROSTER_NOT_TRIED',
  });
  const second = await triedRoster(window, '名册.csv', bytes, { asOf: '2023-06-01' });
  expect(await window.refused('roster/apply', { ticket: first.file.ticket })).toMatchObject({ code: 'ROSTER_GONE' });
  await window.ask('session/lock', {});
  expect(await window.refused('roster/apply', { ticket: second.file.ticket })).toMatchObject({ code: 'LOCKED' });
});

test('a file that is no roster is refused with what to do, and the next one is read as if nothing had been', async () => {
  offerFile(window, '名册.xlsx', Buffer.from('PK\x03\x04 not a workbook'));
  expect(await window.refused('roster/open', {})).toMatchObject({ code: 'ROSTER_UNREADABLE' });
  const { trial } = await triedRoster(window, '名册.csv', plainRoster([[0, '低保', '2023-01-01']]), {
    asOf: '2023-06-01',
  });
  expect(trial.counts).toMatchObject({ added: 1 });
});

test('looking up what rosters show of somebody is an entry, once in ten minutes, with or without a file', async () => {
  const { file } = await triedRoster(window, '2023年5月.csv', plainRoster([[0, '城市低保', '2023-01-01']]));
  await window.ask('roster/apply', { ticket: file.ticket });
  const filter = { userId: null, group: 'read', about: '', from: null, to: null } as const;
  const read = async () => (await window.ask('audit/list', { filter, before: 0, limit: 50 })).rows;
  expect(await identities(1)).toEqual([]);
  expect(await read()).toEqual([]);
  await identities(0);
  window.clock.pass(599);
  await identities(0);
  const masked = `${idOf(0).slice(0, 6)}********${idOf(0).slice(-4)}`;
  expect(await read()).toMatchObject([{ what: '查看名册中的身份', about: '', reason: `王某甲 ${masked}` }]);
  window.clock.pass(2);
  await identities(0);
  expect(await read()).toHaveLength(2);

  const form = typedForm();
  const filed = { ...form.person, idNumber: idOf(0), name: '王某甲', sex: '', birthDate: '' } as const;
  await window.ask('people/save', { target: null, form: { person: filed, account: form.account }, reason: '' });
  await identities(0);
  expect((await read())[0]).toMatchObject({ what: '查看名册中的身份', about: `王某甲 ${masked}`, reason: '' });
});
