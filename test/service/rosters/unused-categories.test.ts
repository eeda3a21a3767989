import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildRosterReader, plainRoster, triedRoster } from '../support/roster-window.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;

beforeAll(async () => {
  buildRosterReader();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

test('categories that the policy in use gives nothing for are named before the roster is taken over', async () => {
  const { trial } = await triedRoster(
    window,
    '优抚对象名册.csv',
    plainRoster([
      [0, '优抚对象', '2023-01-01'],
      [1, '优抚对象', '2023-01-01'],
      [2, '建档立卡', '2023-01-01'],
      [3, '城市低保', '2023-01-01'],
    ]),
  );
  const [warning = '', ...others] = trial.warnings;
  expect(others).toEqual([]);
  expect(warning).toMatch(/^现行政策包（.*本溪.*）没有把这些类别列为救助对象：重点优抚对象 2 行/);
  expect(warning).not.toContain('低保对象');
  expect(trial.counts).toMatchObject({ added: 4, refused: 0 });
});
