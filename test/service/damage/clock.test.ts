import { afterEach, beforeEach, expect, test } from 'vitest';
import { clockTrouble } from '../../../electron/service/damage/clock-trouble.ts';
import { STAYS } from '../../support/invented-case.ts';
import { accept, assessed, draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

const NOW = '2023-06-15T12:00:00.000+08:00';
const DAY = 86_400;

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

test.each([
  ['the same minute', '2023-06-15T12:00:00.000+08:00', null, null],
  ['four minutes back', '2023-06-15T12:04:00.000+08:00', null, null],
  ['six minutes back', '2023-06-15T12:06:00.000+08:00', null, 'back'],
  ['a day back', '2023-06-16T12:00:00.000+08:00', null, 'back'],
  ['a holiday later', '2023-05-01T12:00:00.000+08:00', null, null],
  ['ten weeks later', '2023-04-01T12:00:00.000+08:00', null, 'ahead'],
  ['a leap among the records', '2023-06-15T11:00:00.000+08:00', '2022-06-15T11:00:00.000+08:00', 'ahead'],
  ['no record yet', null, null, null],
])('%s', (_what, highestAt, leaptFrom, kind) => {
  expect(clockTrouble(NOW, { highestAt, leaptFrom })?.kind ?? null).toBe(kind);
});

test.each([
  ['an hour back', -3600],
  ['ten years back', -3653 * DAY],
  ['five years ahead', 1826 * DAY],
])('a clock set %s stops accepting and confirming until it is right again', async (_how, seconds) => {
  const typed = await draft(window, typedForm(STAYS.slice(0, 1)));
  const other = await accept(window, await draft(window, typedForm(STAYS.slice(1, 2))));
  const { payable } = await assessed(window, other);
  window.clock.pass(seconds);
  const suspect = { code: 'CLOCK_SUSPECT' };
  expect(await window.refused('application/accept', { id: typed.id, revision: typed.revision })).toMatchObject(suspect);
  const settle = { id: other.id, revision: other.revision, expected: payable };
  expect(await window.refused('application/settle', settle)).toMatchObject(suspect);
  expect((await window.ask('damage/clock', {})).trouble).not.toBeNull();
  // Drafting goes on.
  await window.ask('application/saveDraft', { id: typed.id, revision: typed.revision, form: typed.form });
  window.clock.pass(-seconds);
});

test('a wrong future that was worked in is remembered, also by the next log-in; an administrator who looked may go on', async () => {
  window.clock.pass(400 * DAY);
  await window.ask('session/lock', {});
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect((await window.ask('damage/clock', {})).trouble).toMatchObject({ kind: 'ahead' });
  window.clock.pass(-400 * DAY);
  expect((await window.ask('damage/clock', {})).trouble).toMatchObject({ kind: 'back' });
  await window.ask('damage/confirmClock', {});
  expect(await window.ask('damage/clock', {})).toEqual({ trouble: null });
  await accept(window, await draft(window, typedForm(STAYS.slice(0, 1))));
});
