import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { openVault } from '../../../electron/store/vault/open-vault.ts';
import { STATION } from '../../support/invented-case.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(() => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const SQLITE = process.env['AID_SQLITE_BINDING'] ?? '';

const userIdOf = async (): Promise<string> => {
  const status = await window.ask('app/status', {});
  if (status.state === 'open') return status.user.id;
  return status.state === 'locked' ? (status.users[0]?.id ?? '') : '';
};
const NEW_PASSWORD = '冬天 白菜 埋进 土窖';

test('a password is not set anew by a recovery code while the app is open', async () => {
  const recoveryCode = await setUp(window);
  const userId = await userIdOf();
  const input = { userId, recoveryCode, newPassword: NEW_PASSWORD };
  expect(await window.refused('session/recover', input)).toEqual({ code: 'NOT_LOCKED' });
  await window.ask('session/lock', {});
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect(await window.ask('setup/confirmRecovery', { recoveryCode })).toEqual({});
});

test('password and code stay good when the data cannot be opened with a recovery', async () => {
  const recoveryCode = await setUp(window);
  await window.ask('session/lock', {});
  const second = openWindow(folder.dataDir, folder.packsDir, window.clock);
  expect(await unlock(window)).toMatchObject({ ok: true });
  const input = { userId: await userIdOf(), recoveryCode, newPassword: NEW_PASSWORD };
  expect(await second.refused('session/recover', input)).toEqual({ code: 'STORE_BUSY' });
  await window.ask('session/lock', {});
  expect(await unlock(second)).toMatchObject({ ok: true });
  await second.ask('session/lock', {});
  expect(await second.ask('session/recover', input)).toMatchObject({ recoveryCode: expect.stringContaining('-') });
  await second.close();
});

test('the password lets its owner have a new recovery code, which spends the old one', async () => {
  const old = await setUp(window);
  await window.ask('setup/confirmRecovery', { recoveryCode: old });
  expect(await window.refused('session/newRecoveryCode', { password: '不是这个密码' })).toEqual({
    code: 'WRONG_PASSWORD',
  });
  expect(await window.ask('app/status', {})).toMatchObject({ recoveryConfirmed: true });
  window.clock.pass(1);
  const { recoveryCode } = await window.ask('session/newRecoveryCode', { password: STATION.password });
  expect(await window.ask('app/status', {})).toMatchObject({ recoveryConfirmed: false });
  expect(await window.refused('setup/confirmRecovery', { recoveryCode: old })).toEqual({
    code: 'WRONG_RECOVERY_CODE',
  });
  expect(await window.refused('setup/recoverySheet', { recoveryCode: old })).toEqual({ code: 'WRONG_RECOVERY_CODE' });
  await window.ask('setup/recoverySheet', { recoveryCode });
  await window.ask('setup/confirmRecovery', { recoveryCode });
  expect(await window.refused('setup/recoverySheet', { recoveryCode })).toEqual({ code: 'RECOVERY_CONFIRMED' });
  await window.ask('session/lock', {});
  expect(await window.refused('session/newRecoveryCode', { password: STATION.password })).toEqual({ code: 'LOCKED' });
  const userId = await userIdOf();
  const input = { userId, newPassword: NEW_PASSWORD };
  expect(await window.refused('session/recover', { ...input, recoveryCode: old })).toEqual({
    code: 'WRONG_RECOVERY_CODE',
  });
  window.clock.pass(1);
  await window.ask('session/recover', { ...input, recoveryCode });
});

test('a password typed wrong is told to the audit chain, also when the app was started anew in between', async () => {
  await setUp(window);
  await window.ask('session/lock', {});
  await unlock(window, '不是这个密码');
  window.clock.pass(1);
  await unlock(window, '也不是这个');
  window = await window.restart();
  window.clock.pass(2);
  expect(await unlock(window)).toMatchObject({ ok: true });
  await window.ask('session/lock', {});
  const env = { dataDir: folder.dataDir, sqliteBinding: SQLITE, now: window.clock.now, newId: () => 'id-1' };
  const vault = await openVault(env, await userIdOf(), STATION.password);
  if (!vault.ok) throw new Error(vault.error.code);
  const store = openStore(env, vault.value);
  if (!store.ok) throw new Error(store.error.code);
  const told = store.value.audit.entries().filter(({ action }) => action === 'session.wrongPassword');
  store.value.close();
  vault.value.close();
  expect(told.map(({ reason }) => reason)).toEqual(['2']);
});
