import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildRosterReader, csvOf, plainRoster, triedRoster } from '../support/roster-window.ts';
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

test('a mistake in somebody’s row ends nothing of theirs', async () => {
  const first = await triedRoster(
    window,
    '名册.csv',
    plainRoster([
      [0, '低保', '2023-01-01'],
      [1, '低保', '2023-01-01'],
    ]),
    {
      asOf: '2023-06-01',
    },
  );
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const next = await triedRoster(
    window,
    '名册.csv',
    plainRoster([
      [0, '低保', '2023-01-01'],
      [1, '低保', '2023-02-30'],
    ]),
    {
      asOf: '2023-06-10',
    },
  );
  expect(next.trial.counts).toMatchObject({ unchanged: 1, refused: 1, ended: 0, before: 2, after: 2 });
  expect(next.trial.warnings).toEqual([
    '拒收的行按身份证号或姓名对上了原名册里 1 人，他们的身份暂时保留，不会因此终止。请改正拒收的行，再按「增补」导入。',
  ]);
  await window.ask('roster/apply', { ticket: next.file.ticket });
  expect(await identities(1)).toMatchObject([{ isStanding: true, from: '2023-01-01' }]);
});

test('a mistake in the number itself ends nothing either: whoever has the name stays as they were', async () => {
  const five = [0, 1, 2, 3, 4].map((index) => [index, '低保', '2023-01-01'] as const);
  const first = await triedRoster(window, '名册.csv', plainRoster(five), { asOf: '2023-06-01' });
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const bad = `${idOf(3).slice(0, 17)}${idOf(3).endsWith('1') ? '2' : '1'}`;
  const headings = ['姓名', '身份证号', '类别', '享受开始时间', '村'];
  const sound = ['甲', '乙'].map((name, index) => [`王某${name}`, idOf(index), '低保', '2023-01-01', '东村']);
  const wrong = [
    ['王某丁', bad, '低保', '2023-01-01', '东村'],
    ['王某戊', '2.10502E+17', '低保', '2023-01-01', '东村'],
    ['赵某', '2.10502E+17', '低保', '2023-01-01', '东村'],
  ];
  const next = await triedRoster(window, '下月.csv', csvOf([headings, ...sound, ...wrong]), { asOf: '2023-06-10' });
  expect(next.trial).toMatchObject({ needsSecond: false, counts: { refused: 3, ended: 1, before: 5, after: 4 } });
  expect(next.trial.warnings[0]).toContain('对上了原名册里 2 人');
  expect(next.trial.warnings[1]).toContain('拒收的行里有 1 种在原名册里既对不上身份证号，也对不上姓名。');
  const masked = [...wrong, ['王*', '2.10502E+17', '低保', '2023-01-01', '东村']];
  const hidden = await triedRoster(window, '下月.csv', csvOf([headings, ...sound, ...masked]), { asOf: '2023-06-10' });
  expect(hidden.trial).toMatchObject({ needsSecond: true, counts: { ended: 1 } });
  const again = await triedRoster(window, '下月.csv', csvOf([headings, ...sound, ...wrong]), { asOf: '2023-06-10' });
  await window.ask('roster/apply', { ticket: again.file.ticket });
  for (const index of [3, 4]) expect(await identities(index)).toMatchObject([{ isStanding: true }]);
  expect(await identities(2)).toMatchObject([{ isStanding: false }]);
});

test('a status nobody can be sure of ends nothing until the clerk has said what it means', async () => {
  const sheet = (status: string) =>
    csvOf([
      ['姓名', '身份证号', '类别', '享受状态'],
      ['王某甲', idOf(0), '低保', '正常'],
      ['王某乙', idOf(1), '低保', status],
      ['王某丙', idOf(2), '低保', '未停发'],
    ]);
  const first = await triedRoster(window, '名册.csv', sheet('正常'), { asOf: '2023-06-01' });
  expect(first.trial.counts).toMatchObject({ added: 3 });
  await window.ask('roster/apply', { ticket: first.file.ticket });
  const next = await triedRoster(window, '名册.csv', sheet('正常(曾暂停)'), { asOf: '2023-06-10' });
  expect(next.trial.counts).toMatchObject({ refused: 1, lost: 0, stopped: 0, after: 3 });
  expect(next.trial.unknownStatuses).toEqual([{ words: '正常(曾暂停)', rows: 1 }]);
  const said = await triedRoster(window, '名册.csv', sheet('正常(曾暂停)'), {
    asOf: '2023-06-10',
    statuses: [{ words: '正常(曾暂停)', meaning: 'ended' }],
  });
  expect(said.trial).toMatchObject({ unknownStatuses: [], counts: { refused: 0, changed: 1, lost: 1, stopped: 1 } });
  await window.ask('roster/apply', { ticket: said.file.ticket });
  const later = await triedRoster(window, '名册.csv', sheet('正常(曾暂停) '), { asOf: '2023-06-20' });
  expect(later.trial.counts).toMatchObject({ refused: 0, unchanged: 3 });
});
