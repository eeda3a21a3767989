import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { orderDesk } from '../../county/support/orders.ts';
import { STATION } from '../../support/invented-case.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

const OTHER = '冬天 白菜 埋进 土窖';
const NEW_PASSWORD = '青石板上三只旧茶壶';
const WHOLE = { timeout: 60_000, interval: 100 };
const desk = orderDesk();

let folder: ReturnType<typeof testFolder>;
let window: Window;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(desk.county.publicFile));
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const view = () => window.ask('keys/rekeyView', {});
const moved = () => vi.waitFor(async () => expect(await view()).toMatchObject({ epoch: 2, isMoving: false }), WHOLE);
const begin = (): Promise<{ readonly recoveryCode: string }> =>
  window.ask('keys/beginRekey', { password: STATION.password });

async function logInAs(name: string, password: string) {
  const status = await window.ask('app/status', {});
  if (status.state !== 'locked') throw new Error('Not locked');
  const userId = status.users.find((user) => user.name === name)?.id ?? '';
  return window.invoke('session/unlock', { userId, password });
}

test(
  'an administrator replaces the key with the own password; whoever is away gets in, the county too, and the books are right',
  { timeout: 240_000 },
  async () => {
    await window.ask('user/add', { name: '李经办', roles: ['clerk'], password: OTHER });
    expect(await view()).toMatchObject({ epoch: 1, replaced: null, isMoving: false, away: [], lacking: [] });
    expect(await window.refused('keys/beginRekey', { password: OTHER })).toMatchObject({ code: 'WRONG_PASSWORD' });
    window.clock.pass(5);
    const { recoveryCode } = await begin();
    await moved();
    expect(await view()).toMatchObject({
      replaced: { by: STATION.userName },
      away: ['李经办'],
      damaged: 0,
      stuck: 0,
      failure: null,
    });
    expect(window.events).toContainEqual({ event: 'keys/changed', payload: {} });
    // Two damaged copies of the key file must not be all there is of the new key.
    await vi.waitFor(async () => expect((await window.ask('backup/view', {})).rows.length).toBeGreaterThan(0), WHOLE);
    await window.ask('setup/confirmRecovery', { recoveryCode });
    expect(await window.ask('audit/verify', {})).toMatchObject({ state: 'sound' });

    window = await window.restart();
    expect(await logInAs('李经办', OTHER)).toMatchObject({ ok: true });
    expect(await view()).toMatchObject({ epoch: 2, away: [] });
    expect(await window.refused('keys/beginRekey', { password: OTHER })).toMatchObject({ code: 'FORBIDDEN' });
    await window.ask('session/lock', {});

    const status = await window.ask('app/status', {});
    const userId = status.state === 'locked' ? (status.users[0]?.id ?? '') : '';
    desk.write('asked.json', (await window.ask('keys/makeUnlockRequest', { userId })).text);
    expect(desk.run(['unlock', 'asked.json', '--key', 'secret.json', '--out', 'answer.json'])).toMatchObject({
      code: 0,
    });
    await window.ask('keys/unlockOnce', { answer: desk.read('answer.json'), newPassword: NEW_PASSWORD });
    await window.ask('session/lock', {});
    expect(await unlock(window, NEW_PASSWORD)).toEqual({ ok: true, value: {} });
    expect(await window.ask('audit/verify', {})).toMatchObject({ state: 'sound' });
  },
);

test('a lock or a restart in the middle is no matter: the next log-in goes on', async () => {
  await begin();
  await window.ask('session/lock', {});
  window = await window.restart();
  expect(await unlock(window)).toMatchObject({ ok: true });
  await moved();
  expect(await window.refused('keys/beginRekey', { password: NEW_PASSWORD })).toMatchObject({ code: 'WRONG_PASSWORD' });
  expect(await window.ask('audit/verify', {})).toMatchObject({ state: 'sound' });
});
