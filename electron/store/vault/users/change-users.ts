import { randomBytes } from 'node:crypto';
import { type Role, ROLES } from '#shared/domain/role.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { StoreEnv } from '../../store-env.ts';
import { isWrapOf, type PasswordWrap } from '../keys-content.ts';
import { rewriteKeys, secretsOf, type Vault } from '../vault.ts';
import { KEY_LENGTH, wrapWithPassword } from '../wraps.ts';
import { newVaultUser, withNewSeed } from './user-keys.ts';
import { presentUsers, rolesOf, type VaultUser } from './vault-user.ts';

/**
 * A change of the users that is ready and allowed. `keep` writes it: both copies of the key file, on disk when it
 * returns. It throws DISK_FULL, STORE_READ_ONLY or STORE_IO with everything as it was, and when the vault was closed
 * meanwhile.
 */
export type UserChange = { readonly user: VaultUser; readonly keep: () => void };

/** A user of this PC as the list shows it. */
export type PresentUser = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };

/** Everybody who may log in, in the order they came. */
export const usersOf = (vault: Vault): readonly PresentUser[] =>
  presentUsers(secretsOf(vault).content.users).map((user) => ({
    id: user.id,
    name: user.name,
    roles: rolesOf(user),
  }));

const present = (vault: Vault, userId: string): VaultUser | undefined =>
  presentUsers(secretsOf(vault).content.users).find(({ id }) => id === userId);

const isTaken = (vault: Vault, name: string, exceptId: string): boolean =>
  presentUsers(secretsOf(vault).content.users).some((user) => user.name === name && user.id !== exceptId);

/** Whether nobody but this user could manage the users of this PC. */
const isLastAdmin = (vault: Vault, userId: string): boolean =>
  usersOf(vault).every(({ id, roles }) => id === userId || !roles.includes('admin'));

/** In one order, each once, so that two files with the same roles are the same file. */
const inOrder = (roles: readonly Role[]): readonly Role[] => ROLES.filter((role) => roles.includes(role));

/**
 * Puts a changed user in place of the one with the same id, whatever else was changed since. `wrap`: the password that
 * opens from now on, null for none; left out, it stays.
 */
function putUser(env: StoreEnv, vault: Vault, user: VaultUser, wrap?: PasswordWrap | null): void {
  const { users, wraps } = secretsOf(vault).content;
  const others = wraps.filter((each) => wrap === undefined || !isWrapOf(each, user.id));
  rewriteKeys(env, vault, {
    users: users.map((each) => (each.id === user.id ? user : each)),
    wraps: wrap === undefined || wrap === null ? others : [...others, wrap],
  });
}

/** Somebody new, with a signing key only their own password opens. USER_NAME_TAKEN. */
export async function addUser(
  env: StoreEnv,
  vault: Vault,
  input: { readonly name: string; readonly roles: readonly Role[]; readonly password: string },
): Promise<Result<UserChange>> {
  if (isTaken(vault, input.name, '')) return fail('USER_NAME_TAKEN', { name: input.name });
  const { suite, dataKey, content } = secretsOf(vault);
  const userSeed = randomBytes(KEY_LENGTH);
  const user = newVaultUser(suite, env.newId(), input.name, inOrder(input.roles), userSeed);
  const wrap = await wrapWithPassword(suite, input.password, user.id, { dataKey, userSeed }, content);
  userSeed.fill(0);
  const keep = (): void => {
    const { users, wraps } = secretsOf(vault).content;
    rewriteKeys(env, vault, { users: [...users, user], wraps: [...wraps, wrap] });
  };
  return ok({ user, keep });
}

/** UNKNOWN_USER, USER_NAME_TAKEN. */
export function renameUser(env: StoreEnv, vault: Vault, userId: string, name: string): Result<UserChange> {
  const user = present(vault, userId);
  if (user === undefined) return fail('UNKNOWN_USER');
  if (isTaken(vault, name, userId)) return fail('USER_NAME_TAKEN', { name });
  return ok({ user, keep: () => putUser(env, vault, { ...user, name }) });
}

/** UNKNOWN_USER, LAST_ADMIN. */
export function changeRoles(env: StoreEnv, vault: Vault, userId: string, roles: readonly Role[]): Result<UserChange> {
  const user = present(vault, userId);
  if (user === undefined) return fail('UNKNOWN_USER');
  if (!roles.includes('admin') && isLastAdmin(vault, userId)) return fail('LAST_ADMIN');
  return ok({ user, keep: () => putUser(env, vault, { ...user, roles: inOrder(roles) }) });
}

/**
 * Takes somebody off this PC: the wrap goes, name and signing keys stay for the entries they made. UNKNOWN_USER,
 * LAST_ADMIN, OWN_ACCOUNT.
 */
export function removeUser(env: StoreEnv, vault: Vault, userId: string): Result<UserChange> {
  const user = present(vault, userId);
  if (user === undefined) return fail('UNKNOWN_USER');
  if (isLastAdmin(vault, userId)) return fail('LAST_ADMIN');
  if (userId === vault.userId) return fail('OWN_ACCOUNT');
  const gone: VaultUser = { ...user, roles: [], boxKey: null, removedAt: env.now() };
  return ok({ user, keep: () => putUser(env, vault, gone, null) });
}

/**
 * Another user's forgotten password gives way to one that user typed. The old one held the signing seed, so there is a
 * new one, as after a recovery. UNKNOWN_USER, OWN_ACCOUNT.
 */
export async function resetPassword(
  env: StoreEnv,
  vault: Vault,
  userId: string,
  password: string,
): Promise<Result<UserChange>> {
  const user = present(vault, userId);
  if (user === undefined) return fail('UNKNOWN_USER');
  if (userId === vault.userId) return fail('OWN_ACCOUNT');
  const { suite, dataKey, content } = secretsOf(vault);
  const userSeed = randomBytes(KEY_LENGTH);
  const renewed = withNewSeed(suite, user, userSeed);
  const wrap = await wrapWithPassword(suite, password, userId, { dataKey, userSeed }, content);
  userSeed.fill(0);
  return ok({ user, keep: () => putUser(env, vault, renewed, wrap) });
}

/** A new password for whoever is logged in; every key stays what it is. */
export async function changePassword(env: StoreEnv, vault: Vault, password: string): Promise<UserChange> {
  const { suite, dataKey, userSeed, content } = secretsOf(vault);
  const user = present(vault, vault.userId);
  if (user === undefined) throw new Error('Whoever is logged in is a user');
  const wrap = await wrapWithPassword(suite, password, user.id, { dataKey, userSeed }, content);
  return { user, keep: () => putUser(env, vault, user, wrap) };
}
