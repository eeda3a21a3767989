import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { STATION, STAYS } from '../../support/invented-case.ts';
import { accept, confirmed, draft, reviewed } from '../support/desk.ts';
import { ownCase, typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

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

test('a new PC takes everything over under a new letter; the old numbers stay, new ones carry the new letter', async () => {
  const stick = join(folder.dataDir, '..', 'stick');
  mkdirSync(stick);
  const { answer } = window.host;
  const chooseStick: typeof answer = async (call) =>
    call.call === 'chooseFolder' ? { ok: true, value: { path: stick } } : await answer(call);
  window.host.answer = chooseStick;
  await window.ask('backup/choosePlace', {});
  const old = await confirmed(window, typedForm(STAYS.slice(0, 1)));
  await window.ask('backup/make', {});
  await window.close();

  const dataDir = join(folder.dataDir, '..', 'new-pc');
  window = openWindow(dataDir, folder.packsDir);
  window.host.answer = chooseStick;
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'fresh' });
  expect(await window.ask('damage/lookElsewhere', {})).toEqual({ found: 1 });
  const [{ row, users } = { row: { id: '' }, users: [] }] = (await window.ask('damage/backups', {})).backups;
  const input = { id: row.id, userId: users[0]?.id ?? '', password: STATION.password };
  expect(await window.refused('damage/moveHere', { ...input, letter: STATION.pcLetter })).toMatchObject({
    code: 'LETTER_USED',
  });
  expect(await window.refused('damage/moveHere', { ...input, password: '不是', letter: 'Q' })).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'fresh' });
  window.clock.pass(120);
  expect(await window.ask('damage/moveHere', { ...input, letter: 'Q' })).toMatchObject({ letter: 'Q', lostEntries: 0 });
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'open', station: { pcLetter: 'Q' } });
  // The stick goes on taking backups only when somebody says so; put away, it is waited for.
  const places = async () => {
    const { offered, second } = await window.ask('backup/view', {});
    return { offered, second };
  };
  expect(await places()).toEqual({ offered: { folder: stick, isThere: true }, second: null });
  renameSync(stick, `${stick}-away`);
  expect(await places()).toEqual({ offered: { folder: stick, isThere: false }, second: null });
  expect(await window.refused('backup/takeOffered', {})).toMatchObject({ code: 'BACKUP_PLACE_MISSING' });
  renameSync(`${stick}-away`, stick);
  window = await window.restart();
  await unlock(window);
  expect(await window.ask('backup/takeOffered', {})).toEqual({ folder: stick });
  expect(await places()).toMatchObject({ offered: null, second: { folder: stick } });
  await window.ask('backup/make', {});
  expect(readdirSync(stick).filter((name) => name.endsWith('.aidbak'))).toHaveLength(2);
  expect(await window.refused('backup/takeOffered', {})).toMatchObject({ code: 'NOT_FOUND' });
  expect(await window.ask('application/get', { id: old.id })).toMatchObject({ number: old.number });
  const next = await accept(window, await draft(window, typedForm(STAYS.slice(1, 2))));
  expect((await window.ask('application/get', { id: next.id })).number).toMatch(/-Q-\d{4}-00001$/);
  window = await window.restart();
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect(await window.ask('app/status', {})).toMatchObject({ station: { pcLetter: 'Q' } });
});

test('after a move what was accepted under the old letter is sealed, and the county reads that it was', async () => {
  const county = testCounty();
  await window.ask('station/importCountyKey', { text: JSON.stringify(county.publicFile) });
  const old = await reviewed(window, typedForm(STAYS.slice(0, 1)));
  const stick = join(folder.dataDir, '..', 'moving-stick');
  mkdirSync(stick);
  const answerWithStick = (): void => {
    const { answer } = window.host;
    window.host.answer = async (call) =>
      call.call === 'chooseFolder' ? { ok: true, value: { path: stick } } : await answer(call);
  };
  answerWithStick();
  await window.ask('backup/choosePlace', {});
  await window.ask('backup/make', {});
  await window.close();

  window = openWindow(join(folder.dataDir, '..', 'second-pc'), folder.packsDir);
  answerWithStick();
  await window.ask('damage/lookElsewhere', {});
  const [offered] = (await window.ask('damage/backups', {})).backups;
  const userId = offered?.users.find(({ name }) => name === STATION.userName)?.id ?? '';
  await window.ask('damage/moveHere', {
    id: offered?.row.id ?? '',
    userId,
    password: STATION.password,
    letter: 'Q',
  });
  await window.ask('session/unlock', { userId, password: STATION.password });
  expect(await window.ask('app/status', {})).toMatchObject({ station: { pcLetter: 'Q', formerLetters: ['A'] } });
  const next = await reviewed(window, ownCase(3).form(STAYS.slice(1, 2)));
  const both = { applicationIds: [old.id, next.id] };
  expect(await window.refused('batch/seal', both)).toMatchObject({ code: 'RESTORE_UNCHECKED' });
  await window.ask('backup/confirmRestore', {});
  const { fileName } = await window.ask('batch/seal', both);
  const opened = openBatch(readFileSync(join(window.dataDir, 'batches', fileName)), county.secret);
  if (!opened.ok) throw new Error(opened.refusal.code);
  expect(opened.value.header).toMatchObject({ pc: '210521198-Q', formerPcs: ['210521198-A'] });
  expect(opened.value.records.map(({ record }) => record.application.number)).toEqual([
    '210521198-A-2023-00001',
    '210521198-Q-2023-00001',
  ]);
  window = await window.restart();
  expect(await window.ask('session/unlock', { userId, password: STATION.password })).toEqual({});
});

test('with the recovery code alone the data moves to a new PC, where the same code then gives a new password', async () => {
  await window.close();
  folder.remove();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  const recoveryCode = await setUp(window);
  const { id: old } = await draft(window, typedForm());
  const stick = join(folder.dataDir, '..', 'code-stick');
  mkdirSync(stick);
  const answerWithStick = (): void => {
    const { answer } = window.host;
    window.host.answer = async (call) =>
      call.call === 'chooseFolder' ? { ok: true, value: { path: stick } } : await answer(call);
  };
  answerWithStick();
  await window.ask('backup/choosePlace', {});
  await window.ask('backup/make', {});
  await window.close();

  window = openWindow(join(folder.dataDir, '..', 'code-pc'), folder.packsDir);
  answerWithStick();
  await window.ask('damage/lookElsewhere', {});
  const [offered] = (await window.ask('damage/backups', {})).backups;
  const input = { id: offered?.row.id ?? '', userId: offered?.users[0]?.id ?? '', letter: 'Q' };
  const other = `${recoveryCode.slice(0, -2)}00`;
  expect(await window.refused('damage/moveHere', { ...input, password: other })).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
  window.clock.pass(120);
  expect(await window.ask('damage/moveHere', { ...input, password: recoveryCode.toLowerCase() })).toMatchObject({
    letter: 'Q',
  });
  const renewed = await window.ask('session/recover', {
    userId: input.userId,
    recoveryCode,
    newPassword: '山谷 里的 新 口令 四个',
  });
  expect(renewed.recoveryCode).not.toBe(recoveryCode);
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'open', station: { pcLetter: 'Q' } });
  expect(await window.ask('application/get', { id: old })).toMatchObject({ id: old });
  expect(await window.ask('audit/verify', {})).toMatchObject({ state: 'sound' });
});
