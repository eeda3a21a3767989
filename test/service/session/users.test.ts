import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../electron/store/open-store.ts';
import { openVault } from '../../../electron/store/vault/open-vault.ts';
import { STATION } from '../../support/invented-case.ts';
import { draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const FIRST = '冬天 白菜 埋进 土窖';
const SECOND = '春天 韭菜 割了 又长';
let folder: ReturnType<typeof testFolder>;
let window: Window;
let admin = '';

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
  const status = await window.ask('app/status', {});
  admin = status.state === 'open' ? status.user.id : '';
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

/** Adds somebody and gives the id. */
async function added(name: string, roles: ('clerk' | 'reviewer' | 'admin')[], password = FIRST): Promise<string> {
  await window.ask('user/add', { name, roles, password });
  const { rows } = await window.ask('user/list', {});
  return rows.find((row) => row.name === name)?.id ?? '';
}

const logIn = (userId: string, password: string) => window.invoke('session/unlock', { userId, password });
const forbidden = { code: 'FORBIDDEN', detail: { role: '管理员' } };

/** What the audit chain says, read as the administrator after the app has gone. */
async function chain(): Promise<readonly string[]> {
  await window.close();
  const sqliteBinding = process.env['AID_SQLITE_BINDING'] ?? '';
  const env = { dataDir: folder.dataDir, sqliteBinding, now: window.clock.now, newId: () => 'id-1' };
  const vault = await openVault(env, admin, STATION.password);
  if (!vault.ok) throw new Error(vault.error.code);
  const store = openStore(env, vault.value);
  if (!store.ok) throw new Error(store.error.code);
  const said = store.value.audit
    .entries()
    .filter(({ action }) => /^(user|session)\./.test(action))
    .map(({ userName, action, reason }) => [userName, action, reason].join(' ').trim());
  store.value.close();
  vault.value.close();
  window = openWindow(folder.dataDir, folder.packsDir, window.clock);
  return said;
}

describe('users', () => {
  test('are added, renamed, given other roles and removed, each step with its entry', async () => {
    const id = await added('李复核', ['reviewer']);
    await window.ask('user/rename', { userId: id, name: ' 李 审核 ' });
    await window.ask('user/setRoles', { userId: id, roles: ['reviewer', 'clerk'] });
    expect(await window.ask('user/list', {})).toEqual({
      rows: [
        { id: admin, name: STATION.userName, roles: ['clerk', 'reviewer', 'admin'], lastLogInAt: null },
        { id, name: '李 审核', roles: ['clerk', 'reviewer'], lastLogInAt: null },
      ],
    });
    await window.ask('user/remove', { userId: id });
    expect((await window.ask('user/list', {})).rows).toHaveLength(1);
    expect(await chain()).toEqual([
      `${STATION.userName} user.add 李复核：复核员`,
      `${STATION.userName} user.rename 李复核 → 李 审核`,
      `${STATION.userName} user.setRoles 李 审核：复核员 → 受理员、复核员`,
      `${STATION.userName} user.remove 李 审核`,
    ]);
  });

  test('see who was here last', async () => {
    const id = await added('李复核', ['reviewer', 'admin']);
    await window.ask('session/lock', {});
    window.clock.pass(60);
    await logIn(id, FIRST);
    const { rows } = await window.ask('user/list', {});
    expect(rows.map(({ lastLogInAt }) => lastLogInAt)).toEqual([null, window.clock.now()]);
  });

  test('with a weak password, a name without a letter or one that is taken are refused', async () => {
    const input = { name: '李复核', roles: ['clerk' as const], password: FIRST };
    expect(await window.refused('user/add', { ...input, password: '短' })).toEqual({ code: 'PASSWORD_TOO_SHORT' });
    expect(await window.refused('user/add', { ...input, password: '12345678' })).toEqual({ code: 'PASSWORD_TOO_WEAK' });
    expect(await window.refused('user/add', { ...input, name: 'lifuhe123', password: 'lifuhe123' })).toEqual({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(await window.refused('user/add', { ...input, name: '。。' })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await window.refused('user/add', { ...input, name: STATION.userName })).toMatchObject({
      code: 'USER_NAME_TAKEN',
    });
    expect(await window.refused('user/add', { ...input, roles: [] })).toMatchObject({ code: 'BAD_INPUT' });
  });

  test('of one name, added by two quick clicks, are one', async () => {
    const input = { name: '李复核', roles: ['clerk' as const], password: FIRST };
    const both = await Promise.all([window.invoke('user/add', input), window.invoke('user/add', input)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  });

  test('are nobody else than an administrator to manage', async () => {
    const id = await added('李复核', ['clerk', 'reviewer']);
    await window.ask('session/lock', {});
    await logIn(id, FIRST);
    expect(await window.ask('app/status', {})).toMatchObject({ user: { roles: ['clerk', 'reviewer'] } });
    expect(await window.refused('user/list', {})).toEqual(forbidden);
    expect(await window.refused('user/remove', { userId: admin })).toEqual(forbidden);
    expect(await window.refused('user/setRoles', { userId: id, roles: ['admin'] })).toEqual(forbidden);
    expect(await window.refused('session/newRecoveryCode', { password: FIRST })).toEqual(forbidden);
    expect(await window.refused('session/setIdleMinutes', { minutes: 1 })).toEqual(forbidden);
    expect(await window.ask('application/list', {})).toMatchObject({ rows: [], total: 0 });
  });

  test('always include an administrator, who cannot remove themselves', async () => {
    expect(await window.refused('user/remove', { userId: admin })).toEqual({ code: 'LAST_ADMIN' });
    expect(await window.refused('user/setRoles', { userId: admin, roles: ['clerk'] })).toEqual({ code: 'LAST_ADMIN' });
    const id = await added('赵管理', ['admin']);
    expect(await window.refused('user/remove', { userId: admin })).toEqual({ code: 'OWN_ACCOUNT' });
    await window.ask('user/setRoles', { userId: admin, roles: ['clerk'] });
    expect(await window.refused('user/list', {})).toEqual(forbidden);
    await window.ask('session/lock', {});
    await logIn(id, FIRST);
    expect((await window.ask('user/list', {})).rows[0]?.roles).toEqual(['clerk']);
  });

  test('who correct their own name work under it at once', async () => {
    await window.ask('user/rename', { userId: admin, name: '王窗口' });
    expect(await window.ask('app/status', {})).toMatchObject({ user: { name: '王窗口' } });
    await window.ask('session/setIdleMinutes', { minutes: 5 });
    expect((await chain()).at(0)).toBe(`${STATION.userName} user.rename ${STATION.userName} → 王窗口`);
  });
});

describe('a log-in of another user', () => {
  test('closes what the one before had open, and drafts are there for both', async () => {
    const id = await added('李复核', ['reviewer']);
    const { id: application } = await draft(window, typedForm());
    expect(await logIn(id, '不是这个密码')).toMatchObject({ error: { code: 'WRONG_PASSWORD' } });
    expect(await window.ask('app/status', {})).toMatchObject({ user: { id: admin } });
    window.clock.pass(1);
    expect(await logIn(id, FIRST)).toMatchObject({ ok: true });
    expect(await window.ask('app/status', {})).toMatchObject({ state: 'open', user: { id, name: '李复核' } });
    expect((await window.ask('application/get', { id: application })).form).toEqual(typedForm());
  });

  test("is not kept waiting by the one before's wrong passwords", async () => {
    const id = await added('李复核', ['reviewer']);
    await window.ask('session/lock', {});
    await logIn(admin, '不是这个密码');
    expect(await logIn(id, FIRST)).toMatchObject({ ok: true });
    await window.ask('session/lock', {});
    expect(await logIn(admin, STATION.password)).toMatchObject({ error: { code: 'WAIT_BEFORE_RETRY' } });
  });

  test('of a removed user or of nobody gets the answer of a wrong password', async () => {
    const id = await added('李复核', ['reviewer']);
    await window.ask('user/remove', { userId: id });
    await window.ask('session/lock', {});
    expect(await window.ask('app/status', {})).toMatchObject({ users: [{ id: admin }] });
    expect(await logIn(id, FIRST)).toEqual({ ok: false, error: { code: 'WRONG_PASSWORD' } });
    window.clock.pass(1);
    expect(await logIn('__proto__', FIRST)).toEqual({ ok: false, error: { code: 'WRONG_PASSWORD' } });
  });
});

describe('a password', () => {
  const change = { password: STATION.password, newPassword: SECOND };

  test('is changed by whoever knows it, weak and equal ones are refused', async () => {
    expect(await window.refused('session/changePassword', { ...change, newPassword: '12345678' })).toEqual({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(await window.refused('session/changePassword', { ...change, newPassword: STATION.password })).toEqual({
      code: 'PASSWORD_UNCHANGED',
    });
    expect(await window.refused('session/changePassword', { ...change, password: '不是这个密码' })).toEqual({
      code: 'WRONG_PASSWORD',
    });
    expect(await window.refused('session/changePassword', change)).toMatchObject({ code: 'WAIT_BEFORE_RETRY' });
    window.clock.pass(1);
    await window.ask('session/changePassword', change);
    await window.ask('session/lock', {});
    expect(await logIn(admin, STATION.password)).toMatchObject({ error: { code: 'WRONG_PASSWORD' } });
    window.clock.pass(1);
    expect(await logIn(admin, SECOND)).toMatchObject({ ok: true });
  });

  test('that is empty, a megabyte long or of spaces is refused, and nothing changes', async () => {
    const refused = (newPassword: string) => window.refused('session/changePassword', { ...change, newPassword });
    expect(await refused('')).toEqual({ code: 'PASSWORD_TOO_SHORT' });
    expect(await refused('        ')).toEqual({ code: 'PASSWORD_TOO_WEAK' });
    expect(await refused('x'.repeat(1_000_000))).toMatchObject({ code: 'BAD_INPUT' });
    // Eight code units, four characters once it is composed.
    expect(await refused('éàüö'.normalize('NFD'))).toEqual({ code: 'PASSWORD_TOO_SHORT' });
    expect(await logIn(admin, 'x'.repeat(1_000_000))).toMatchObject({ ok: false });
    await window.ask('session/lock', {});
    expect(await logIn(admin, STATION.password)).toMatchObject({ ok: true });
  });

  test("is set anew by an administrator who knows the own one, and by nobody in the administrator's absence", async () => {
    const id = await added('李复核', ['reviewer']);
    const reset = { userId: id, newPassword: SECOND, password: STATION.password };
    expect(await window.refused('user/resetPassword', { ...reset, password: FIRST })).toEqual({
      code: 'WRONG_PASSWORD',
    });
    window.clock.pass(1);
    expect(await window.refused('user/resetPassword', { ...reset, newPassword: '87654321' })).toEqual({
      code: 'PASSWORD_TOO_WEAK',
    });
    expect(await window.refused('user/resetPassword', { ...reset, userId: admin })).toEqual({ code: 'OWN_ACCOUNT' });
    await window.ask('user/resetPassword', reset);
    await window.ask('session/lock', {});
    expect(await logIn(id, FIRST)).toMatchObject({ error: { code: 'WRONG_PASSWORD' } });
    window.clock.pass(1);
    expect(await logIn(id, SECOND)).toMatchObject({ ok: true });
    expect(await chain()).toContain(`${STATION.userName} user.resetPassword 李复核`);
  });

  test('is not changed by a lock that comes in the middle', async () => {
    const changing = window.invoke('session/changePassword', change);
    await window.ask('session/lock', {});
    expect(await changing).toEqual({ ok: false, error: { code: 'LOCKED' } });
    expect(await logIn(admin, STATION.password)).toMatchObject({ ok: true });
  });
});

test('the recovery code of the PC opens it for the user who was chosen, and for no other', async () => {
  await window.close();
  folder.remove();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  const recoveryCode = await setUp(window);
  const id = await added('李复核', ['reviewer']);
  await window.ask('session/lock', {});
  await window.ask('session/recover', { userId: id, recoveryCode, newPassword: SECOND });
  expect(await window.ask('app/status', {})).toMatchObject({ user: { id, name: '李复核', roles: ['reviewer'] } });
  await window.ask('session/lock', {});
  const { users } = (await window.ask('app/status', {})) as { users: { id: string }[] }; // it is locked
  expect(await logIn(users[0]?.id ?? '', STATION.password)).toMatchObject({ ok: true });
  await window.ask('session/lock', {});
  expect(await logIn(id, FIRST)).toMatchObject({ error: { code: 'WRONG_PASSWORD' } });
});

test('a record of wrong tries that was taken away is waited for once, and told to the audit chain', async () => {
  await window.ask('session/lock', {});
  await logIn(admin, '不是这个密码');
  await window.close();
  for (const name of ['attempts.json', 'keys.tries.json']) rmSync(join(folder.dataDir, name));
  window = openWindow(folder.dataDir, folder.packsDir, window.clock);
  expect(await logIn(admin, STATION.password)).toEqual({
    ok: false,
    error: { code: 'WAIT_BEFORE_RETRY', detail: { seconds: 60 } },
  });
  window.clock.pass(60);
  expect(await logIn(admin, STATION.password)).toMatchObject({ ok: true });
  expect(await chain()).toContain(`${STATION.userName} session.triesLost`);
});

test('the minutes until the window locks by itself are the administrator’s to choose, ten at most', async () => {
  expect(await window.ask('app/status', {})).toMatchObject({ idleMinutes: 10 });
  await window.ask('session/setIdleMinutes', { minutes: 3 });
  expect(await window.ask('app/status', {})).toMatchObject({ idleMinutes: 3 });
  for (const minutes of [0, 11, 2.5]) {
    expect(await window.refused('session/setIdleMinutes', { minutes })).toMatchObject({ code: 'BAD_INPUT' });
  }
});
