import { afterEach, beforeEach, expect, test } from 'vitest';
import { accept, asReviewer, draft } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const SETTING = { days: 10, afterCorrection: 'continue' as const, calendars: [], source: '测医保〔2023〕3号' };
const YEAR = { year: 2023, source: '国办发明电〔2022〕16号', off: [], work: [] };
const deadline = async () => (await window.ask('application/list', {})).rows[0]?.deadline;

test('before the county sets anything the usual limit counts, and the form says that it is not set', async () => {
  expect(await window.ask('timeLimit/view', {})).toMatchObject({
    isSet: false,
    setting: { days: 20, claim: null, premiumDays: null, source: '', calendars: [] },
  });
});

test('what the administrator sets counts at once on the desk, holidays and worked weekends with it', async () => {
  await accept(window, await draft(window, ownCase(1).form()));
  expect(await deadline()).toMatchObject({ due: '2023-11-17', isCertain: false });
  await window.ask('timeLimit/set', { setting: SETTING });
  expect(await deadline()).toMatchObject({ due: '2023-11-03', left: 10 });
  const calendar = { ...YEAR, off: [['2023-10-23', '2023-10-24']] as [string, string][], work: ['2023-10-28'] };
  await window.ask('timeLimit/set', { setting: { ...SETTING, calendars: [calendar] } });
  expect(await deadline()).toMatchObject({ due: '2023-11-06', isCertain: true });
  expect(await window.ask('timeLimit/view', {})).toMatchObject({ isSet: true, setting: { calendars: [calendar] } });
  const filter = { userId: null, group: null, about: '', from: null, to: null };
  const { rows } = await window.ask('audit/list', { filter, before: 0, limit: 5 });
  expect(JSON.stringify(rows)).toContain('10 个工作日，测医保〔2023〕3号');
});

test('a day outside its year, a holiday that ends before it begins, and a year twice are refused', async () => {
  for (const calendars of [
    [{ ...YEAR, work: ['2024-01-06'] }],
    [{ ...YEAR, off: [['2023-12-30', '2024-01-01']] as [string, string][] }],
    [{ ...YEAR, off: [['2023-10-07', '2023-10-01']] as [string, string][] }],
    [YEAR, YEAR],
  ]) {
    expect(await window.refused('timeLimit/set', { setting: { ...SETTING, calendars } })).toMatchObject({
      code: 'BAD_INPUT',
    });
  }
  expect(await window.ask('timeLimit/view', {})).toMatchObject({ isSet: false });
});

test('is set by the administrator alone', async () => {
  await asReviewer(window, async () => {
    expect(await window.refused('timeLimit/set', { setting: SETTING })).toMatchObject({ code: 'FORBIDDEN' });
  });
});
