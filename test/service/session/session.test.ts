import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createVault } from '../../../electron/store/vault/create-vault.ts';
import { STATION } from '../../support/invented-case.ts';
import { draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
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

const wrong = { ok: false, error: { code: 'WRONG_PASSWORD' } };
const wait = (seconds: number) => ({ ok: false, error: { code: 'WAIT_BEFORE_RETRY', detail: { seconds } } });

describe('before the first run', () => {
  test('every channel for users says that nothing is set up', async () => {
    expect(await window.refused('application/list', {})).toEqual({ code: 'NOT_SET_UP' });
    expect(await window.refused('session/unlock', { userId: 'x', password: 'x' })).toEqual({ code: 'NOT_SET_UP' });
  });

  test('a weak password, an unknown pack and a bad county key leave the folder fresh', async () => {
    const input = {
      townshipName: STATION.townshipName,
      townshipCode: STATION.townshipCode,
      pcLetter: 'A',
      pack: 'benxi-2023',
      userName: STATION.userName,
      password: STATION.password,
      countyKey: '',
    };
    expect(await window.refused('setup/create', { ...input, password: '短密码' })).toEqual({
      code: 'PASSWORD_TOO_SHORT',
    });
    expect(await window.refused('setup/create', { ...input, password: '12345678' })).toEqual({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(await window.refused('setup/create', { ...input, password: '清河镇210521198' })).toEqual({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(await window.refused('setup/create', { ...input, pack: 'mars-2023' })).toEqual({
      code: 'UNKNOWN_PACK',
      detail: { pack: 'mars-2023' },
    });
    expect(await window.refused('setup/create', { ...input, countyKey: '{}' })).toEqual({ code: 'BAD_COUNTY_KEY' });
    expect(await window.ask('app/status', {})).toMatchObject({ state: 'fresh' });
    expect(readdirSync(folder.dataDir).filter((name) => name.startsWith('keys'))).toEqual([]);
  });

  test('two set-ups at once make one station', async () => {
    const results = await Promise.all([setUp(window).catch(String), setUp(window).catch(String)]);
    expect(results.filter((result) => result.includes('ALREADY_SET_UP'))).toHaveLength(1);
    expect(await window.ask('app/status', {})).toMatchObject({ state: 'open' });
  });

  test('a set-up that died half-way is put aside, and the next one starts from nothing', async () => {
    await window.close();
    writeFileSync(join(folder.dataDir, 'setup-in-progress'), '');
    const env = { dataDir: folder.dataDir, sqliteBinding: '', now: window.clock.now, newId: () => 'id-1' };
    const { vault } = await createVault(env, {
      userId: 'u1',
      userName: STATION.userName,
      townshipName: STATION.townshipName,
      password: STATION.password,
    });
    vault.close();
    window = openWindow(folder.dataDir, folder.packsDir);
    expect(await window.ask('app/status', {})).toMatchObject({ state: 'fresh' });
    const [aside = ''] = readdirSync(join(folder.dataDir, 'unfinished-setup'));
    expect(readdirSync(join(folder.dataDir, 'unfinished-setup', aside)).sort()).toEqual([
      'keys.2.json',
      'keys.json',
      'keys.tries.json',
    ]);
    await setUp(window);
    expect(await window.ask('app/status', {})).toMatchObject({ state: 'open' });
  });
});

test('a marker that a power cut brought back does not put a profile with work in it aside', async () => {
  await setUp(window);
  const { id } = await draft(window, typedForm());
  await window.close();
  writeFileSync(join(folder.dataDir, 'setup-in-progress'), '');
  window = openWindow(folder.dataDir, folder.packsDir);
  expect(await window.ask('app/status', {})).toMatchObject({ state: 'locked' });
  expect(await unlock(window)).toMatchObject({ ok: true });
  expect(await window.ask('application/get', { id })).toMatchObject({ id });
});

describe('the password', () => {
  beforeEach(async () => {
    await setUp(window);
  });

  test('is waited for after wrong tries, 1, 2, 4 seconds, also over a restart', async () => {
    await window.ask('session/lock', {});
    expect(await unlock(window, '不是这个密码')).toEqual(wrong);
    expect(await unlock(window)).toEqual(wait(1));
    window.clock.pass(1);
    expect(await unlock(window, '也不是这个')).toEqual(wrong);
    window.clock.pass(1);
    expect(await unlock(window)).toEqual(wait(1));
    // A restart begins the wait anew: only time that nobody can set counts.
    window = await window.restart();
    expect(await unlock(window)).toEqual(wait(2));
    window.clock.pass(2);
    expect(await unlock(window, '还不是')).toEqual(wrong);
    expect(await unlock(window)).toEqual(wait(4));
    window.clock.pass(4);
    expect(await unlock(window)).toMatchObject({ ok: true });
    await window.ask('session/lock', {});
    expect(await unlock(window)).toMatchObject({ ok: true });
  });

  test('forgotten, gives way to the recovery code, which is spent by it', async () => {
    const { id } = await draft(window, typedForm());
    await window.close();
    folder.remove();
    folder = testFolder();
    window = openWindow(folder.dataDir, folder.packsDir);
    const code = await setUp(window);
    const kept = await draft(window, typedForm());
    expect(kept.id).not.toBe(id);
    await window.ask('session/lock', {});
    const status = await window.ask('app/status', {});
    const userId = status.state === 'locked' ? (status.users[0]?.id ?? '') : '';
    const newPassword = '冬天 白菜 埋进 土窖';
    expect(await window.refused('session/recover', { userId, recoveryCode: code, newPassword: '87654321' })).toEqual({
      code: 'PASSWORD_TOO_WEAK',
    });
    const { recoveryCode } = await window.ask('session/recover', { userId, recoveryCode: code, newPassword });
    expect(recoveryCode).not.toBe(code);
    expect((await window.ask('application/get', { id: kept.id })).form).toEqual(typedForm());
    expect(await window.ask('app/status', {})).toMatchObject({ state: 'open', recoveryConfirmed: false });
    await window.ask('session/lock', {});
    expect(await unlock(window)).toEqual(wrong);
    window.clock.pass(1);
    expect(await unlock(window, newPassword)).toMatchObject({ ok: true });
    await window.ask('session/lock', {});
    expect(await window.refused('session/recover', { userId, recoveryCode: code, newPassword })).toEqual({
      code: 'WRONG_RECOVERY_CODE',
    });
  });

  test('typed twice by two quick clicks opens once', async () => {
    await window.ask('session/lock', {});
    expect(await Promise.all([unlock(window), unlock(window)])).toEqual([
      { ok: true, value: {} },
      { ok: true, value: {} },
    ]);
    expect(window.events.filter((event) => JSON.stringify(event).includes('"open"'))).toHaveLength(2);
  });
});

describe('damaged files', () => {
  test('stop the app with a sentence and change nothing', async () => {
    await setUp(window);
    await window.close();
    for (const name of ['keys.json', 'keys.2.json']) writeFileSync(join(folder.dataDir, name), '{');
    window = openWindow(folder.dataDir, folder.packsDir);
    expect(await window.ask('app/status', {})).toMatchObject({ state: 'stopped', code: 'KEYS_DAMAGED' });
    expect(await window.refused('application/list', {})).toEqual({ code: 'KEYS_DAMAGED' });
    expect(await window.refused('session/unlock', { userId: 'x', password: 'x' })).toEqual({ code: 'KEYS_DAMAGED' });
  });

  test('of a pack are named when it is asked for', async () => {
    writeFileSync(join(folder.packsDir, 'benxi-2023.json'), '{"format":"aid-pack-compiled/1"}');
    expect(await window.ask('policy/list', {})).toEqual({ packs: [] });
    await expect(setUp(window)).rejects.toThrow('PACK_DAMAGED');
  });
});

describe('the end', () => {
  test('finishes what was begun, refuses what comes later and closes the store', async () => {
    await setUp(window);
    const { id, revision } = await window.ask('application/create', {});
    const saving = window.invoke('application/saveDraft', { id, revision, form: typedForm() });
    // The request is on its way through the port; draining starts when it has arrived.
    const saved = await saving;
    expect(saved).toMatchObject({ ok: true });
    const drained = window.service.drain();
    expect(await window.refused('app/status', {})).toEqual({ code: 'SHUTTING_DOWN' });
    await drained;
    window = openWindow(folder.dataDir, folder.packsDir);
    expect(await unlock(window)).toMatchObject({ ok: true });
    expect((await window.ask('application/get', { id })).form).toEqual(typedForm());
  });

  test('does not wait for a dialog nobody answers', async () => {
    await setUp(window);
    window.host.answer = () => new Promise(() => undefined);
    const { id } = await draft(window, typedForm());
    const making = window.invoke('paper/make', { applicationId: id, kind: 'approval' });
    await expect.poll(() => window.host.calls.length).toBe(1);
    await window.service.drain();
    expect(await making).toEqual({ ok: false, error: { code: 'SHUTTING_DOWN' } });
  });

  test('of a session in the middle of a paper keeps nothing of it', async () => {
    await setUp(window);
    const { id } = await draft(window, typedForm());
    let finish: () => void = () => undefined;
    const { answer } = window.host;
    window.host.answer = (call) =>
      new Promise((resolve) => {
        finish = () => void answer(call).then(resolve);
      });
    const making = window.invoke('paper/make', { applicationId: id, kind: 'approval' });
    await expect.poll(() => window.host.calls.length).toBe(1);
    await window.ask('session/lock', {});
    finish();
    expect(await making).toEqual({ ok: false, error: { code: 'LOCKED' } });
    window.host.answer = answer;
    expect(await unlock(window)).toMatchObject({ ok: true });
    expect((await window.ask('application/get', { id })).prints).toEqual([]);
  });
});

test('the log begins a new file at a megabyte and keeps five', async () => {
  const logs = join(folder.dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  for (let round = 0; round < 7; round += 1) {
    writeFileSync(join(logs, 'service.log'), 'x'.repeat(1_000_001));
    await window.invoke('nothing', {});
  }
  expect(readdirSync(logs).sort()).toEqual([
    'service.log',
    'service.log.1',
    'service.log.2',
    'service.log.3',
    'service.log.4',
  ]);
});
