import { beforeEach, expect, test } from 'vitest';
import { fail } from '#shared/result.ts';
import { openVault } from '../../../../electron/store/vault/open-vault.ts';
import { readKeys } from '../../../../electron/store/vault/keys-file.ts';
import {
  addUser,
  changePassword,
  changeRoles,
  removeUser,
  renameUser,
  resetPassword,
  usersOf,
} from '../../../../electron/store/vault/users/change-users.ts';
import type { Vault } from '../../../../electron/store/vault/vault.ts';
import { vaultState } from '../../../../electron/store/vault/vault-state.ts';
import { afterTest, freshFolder, openIn, quickVault } from '../../support/fixtures.ts';
import { ACTOR, testEnv, type TestEnv, valueOf } from '../../support/test-env.ts';

const FIRST = '冬天 白菜 埋进 土窖';
const SECOND = '春天 韭菜 割了 又长';
let env: TestEnv;
let vault: Vault;

beforeEach(() => {
  env = testEnv(freshFolder());
  vault = quickVault(env);
});

/** Adds a reviewer and gives the id. */
async function addReviewer(): Promise<string> {
  const { user, keep } = valueOf(await addUser(env, vault, { name: '李复核', roles: ['reviewer'], password: FIRST }));
  keep();
  return user.id;
}

const open = async (userId: string, password: string): Promise<Vault> => {
  const opened = valueOf(await openVault(env, userId, password));
  afterTest(() => opened.close());
  return opened;
};

test('a new user opens the same data with a password and a signing key of their own', async () => {
  const { store } = openIn(env, vault);
  store.setting.set(ACTOR, 'station', '1');
  store.close();
  const id = await addReviewer();
  const theirs = await open(id, FIRST);
  expect([theirs.userName, theirs.roles, theirs.userKeyId === vault.userKeyId]).toEqual([
    '李复核',
    ['reviewer'],
    false,
  ]);
  const { store: again } = openIn(env, theirs);
  expect(again.setting.get('station')).toBe('1');
  again.setting.set({ userId: id, userName: '李复核' }, 'station', '2');
  expect(again.audit.verify()).toEqual({ ok: true });
  const [copy] = readKeys(env.dataDir).copies;
  const keys = copy?.content.users.map(({ boxKey }) => boxKey?.toString('hex'));
  expect(new Set(keys).size).toBe(2);
});

test('nothing is written before it is kept, and nothing at all when the vault was closed meanwhile', async () => {
  const planned = valueOf(await addUser(env, vault, { name: '李复核', roles: ['reviewer'], password: FIRST }));
  expect(usersOf(vault).map(({ name }) => name)).toEqual([ACTOR.userName]);
  vault.close();
  expect(planned.keep).toThrow('closed');
  expect(vaultState(env.dataDir)).toMatchObject({ users: [{ name: ACTOR.userName }] });
});

test('two users of one name are refused, a removed one may come back', async () => {
  const id = await addReviewer();
  const same = { name: '李复核', roles: ['clerk'], password: SECOND } as const;
  expect(await addUser(env, vault, same)).toEqual(fail('USER_NAME_TAKEN', { name: '李复核' }));
  expect(renameUser(env, vault, ACTOR.userId, '李复核')).toEqual(fail('USER_NAME_TAKEN', { name: '李复核' }));
  expect(renameUser(env, vault, id, '李复核').ok).toBe(true);
  valueOf(removeUser(env, vault, id)).keep();
  expect((await addUser(env, vault, same)).ok).toBe(true);
});

test('a new name is theirs at once, and the open vault of that user says it too', () => {
  valueOf(renameUser(env, vault, ACTOR.userId, '王窗口')).keep();
  expect(vault.userName).toBe('王窗口');
  expect(vaultState(env.dataDir)).toMatchObject({ users: [{ id: ACTOR.userId, name: '王窗口' }] });
  expect(renameUser(env, vault, 'nobody', '谁')).toEqual(fail('UNKNOWN_USER'));
});

test('roles are kept once each in one order; the only administrator stays one', async () => {
  const id = await addReviewer();
  expect(changeRoles(env, vault, ACTOR.userId, ['clerk', 'reviewer'])).toEqual(fail('LAST_ADMIN'));
  expect(changeRoles(env, vault, 'nobody', ['clerk'])).toEqual(fail('UNKNOWN_USER'));
  valueOf(changeRoles(env, vault, id, ['admin', 'clerk', 'admin'])).keep();
  expect(usersOf(vault)[1]).toEqual({ id, name: '李复核', roles: ['clerk', 'admin'] });
  valueOf(changeRoles(env, vault, ACTOR.userId, ['clerk'])).keep();
  expect(vault.roles).toEqual(['clerk']);
  expect(changeRoles(env, vault, id, ['clerk'])).toEqual(fail('LAST_ADMIN'));
});

test('a removed user cannot get in, and what they signed stays right', async () => {
  const id = await addReviewer();
  const theirs = await open(id, FIRST);
  const { store } = openIn(env, theirs);
  store.setting.set({ userId: id, userName: '李复核' }, 'station', '1');
  store.close();
  valueOf(removeUser(env, vault, id)).keep();
  expect(usersOf(vault).map((user) => user.id)).toEqual([ACTOR.userId]);
  expect(await openVault(env, id, FIRST)).toEqual(fail('WRONG_PASSWORD'));
  expect(removeUser(env, vault, id)).toEqual(fail('UNKNOWN_USER'));
  const [copy] = readKeys(env.dataDir).copies;
  expect(copy?.content.users[1]).toMatchObject({ name: '李复核', roles: [], boxKey: null, removedAt: env.now() });
  expect(copy?.content.wraps).toEqual([]);
  expect(openIn(env, vault).store.audit.verify()).toEqual({ ok: true });
});

test('neither the last administrator nor oneself can be removed', async () => {
  expect(removeUser(env, vault, ACTOR.userId)).toEqual(fail('LAST_ADMIN'));
  const id = await addReviewer();
  valueOf(changeRoles(env, vault, id, ['admin'])).keep();
  expect(removeUser(env, vault, ACTOR.userId)).toEqual(fail('OWN_ACCOUNT'));
  expect(removeUser(env, vault, id).ok).toBe(true);
});

test("a reset password gives way to the new one, with a new signing key beside the old one's entries", async () => {
  const id = await addReviewer();
  const before = await open(id, FIRST);
  valueOf(await resetPassword(env, vault, id, SECOND)).keep();
  expect(await openVault(env, id, FIRST)).toEqual(fail('WRONG_PASSWORD'));
  const after = await open(id, SECOND);
  expect(after.userKeyId).not.toBe(before.userKeyId);
  const signed = before.signAsUser(Buffer.of(7));
  expect(after.verifyUser(before.userKeyId, Buffer.of(7), Buffer.from(signed))).toBe(true);
  expect(await resetPassword(env, vault, ACTOR.userId, SECOND)).toEqual(fail('OWN_ACCOUNT'));
  expect(await resetPassword(env, vault, 'nobody', SECOND)).toEqual(fail('UNKNOWN_USER'));
});

test('a changed password leaves every key what it is; other users keep theirs', async () => {
  const id = await addReviewer();
  (await changePassword(env, vault, SECOND)).keep();
  expect(await openVault(env, ACTOR.userId, FIRST)).toEqual(fail('WRONG_PASSWORD'));
  const again = await open(ACTOR.userId, SECOND);
  expect(again.userKeyId).toBe(vault.userKeyId);
  await open(id, FIRST);
});

test.each([
  ['a space in front', ' 白菜埋进土窖里', '白菜埋进土窖里'],
  ['a space behind', '白菜埋进土窖里 ', '白菜埋进土窖里'],
  ['full width', 'ＡＢＣＤ白菜土窖', 'ABCD白菜土窖'],
  ['a zero byte', '白菜\u0000埋进土窖', '白菜'],
  ['capitals', 'Baicai maijin tujiao', 'baicai maijin tujiao'],
])('every character of a password counts: %s', async (_, typed, other) => {
  (await changePassword(env, vault, typed)).keep();
  expect(await openVault(env, ACTOR.userId, other)).toEqual(fail('WRONG_PASSWORD'));
  await open(ACTOR.userId, typed);
});

test('composed and decomposed are one password', async () => {
  (await changePassword(env, vault, 'Café crème brûlée 七'.normalize('NFD'))).keep();
  expect((await open(ACTOR.userId, 'Café crème brûlée 七'.normalize('NFC'))).userId).toBe(ACTOR.userId);
});
