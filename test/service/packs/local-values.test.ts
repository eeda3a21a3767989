import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TypedLocalValue } from '#shared/policy/local-shape.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STAYS } from '../../support/invented-case.ts';
import { assessed, draft } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
const key = 'bedDayRate';
const source = '清医保发〔2023〕5号';

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const set = (from: string, value: TypedLocalValue) =>
  window.ask('policy/setLocalParameter', { key, from, value, source });
const values = async () => (await window.ask('policy/localParameters', {})).values;

/** Fourteen psychiatric bed-days that end on these days, one stay each. */
async function psychiatric(count: number, ends: readonly string[]) {
  const stays = ends.map((to, index) => {
    const [stay] = STAYS;
    if (stay === undefined) throw new Error('No stay');
    return { ...stay, from: `${to.slice(0, 8)}01`, to, bill: [stay.bill[0], `${count}00000${index}`, ''] as const };
  });
  const form = ownCase(count).form(stays);
  const visits = form.visits.map((visit, index) => ({
    ...visit,
    psychiatric: true,
    bedDays: '14',
    bill: { code: '', number: `BD-${count}-${index}`, check: '' },
  }));
  return assessed(window, await draft(window, { ...form, visits }));
}

test('the value whose first day is the latest before the discharge holds', async () => {
  await set('2023-01-01', '100');
  await set('2023-06-01', '180');
  await set('2023-12-01', '200');
  const [before, after] = [await psychiatric(1, ['2023-05-20']), await psychiatric(2, ['2023-06-20'])];
  expect(before.visits[0]?.aid[0]).toMatchObject({ fund: 'bedDay', amount: 140_000 });
  expect(after.visits[0]?.aid[0]).toMatchObject({ fund: 'bedDay', amount: 252_000 });
  expect((await values()).map(({ from, state }) => [from, state])).toEqual([
    ['2023-12-01', 'later'],
    ['2023-06-01', 'now'],
    ['2023-01-01', 'earlier'],
  ]);
});

test('a year whose bills fall on both sides of a change stays undecided: neither value is guessed', async () => {
  const both = await psychiatric(3, ['2023-05-20', '2023-06-20']);
  expect(both.status).toBe('undecided');
  expect(both.missing.map(({ name }) => name)).toEqual(['local.bedDayRate']);
});

test('a correction for the same day takes the place of the wrong value, which stays in the history', async () => {
  await set('2023-06-01', '18');
  await set('2023-06-01', '180');
  const ofDay = (await values()).filter(({ from }) => from === '2023-06-01');
  expect(ofDay.map(({ typed, state }) => [typed, state])).toEqual([
    ['180.00', 'now'],
    ['180.00', 'corrected'],
    ['18.00', 'corrected'],
  ]);
});

test('the operation record says from which value to which a parameter went', async () => {
  const { rows } = await window.ask('audit/list', {
    filter: { userId: null, group: 'setting', about: '', from: null, to: null },
    before: 0,
    limit: 50,
  });
  const said = rows.filter(({ what }) => what === '设定县级参数').map(({ reason }) => reason);
  expect(said[0]).toBe('严重精神障碍住院床日定额（2023-06-01 起）：18.00 元/床日 → 180.00 元/床日');
  expect(said.at(-1)).toMatch(/^严重精神障碍住院床日定额（.+ 起）：未设定 → .+ 元\/床日$/);
});

test('a value taken back, set again and corrected shows who ended each of them and why', async () => {
  const from = '2023-06-01';
  await window.ask('policy/withdrawLocalParameter', { key, from, reason: '文件尚未印发' });
  expect((await psychiatric(4, ['2023-06-20'])).visits[0]?.aid[0]).toMatchObject({ amount: 140_000 });
  await set(from, '190');
  const ended = (await values()).filter((value) => value.from === from && value.ended !== null);
  expect(ended.map(({ state, ended: end }) => [state, end?.reason, end?.by])).toContainEqual([
    'withdrawn',
    '文件尚未印发',
    '窗口一',
  ]);
  expect(ended.filter(({ state }) => state === 'withdrawn')).toHaveLength(1);
});
