import type { Role } from '#shared/domain/role.ts';
import type { StoreEnv } from '../../store-env.ts';
import type { Suite } from '../../suite/suite.ts';
import { rewriteKeys, secretsOf, type Vault } from '../vault.ts';
import { beginTries } from '../wrong-tries.ts';
import { rolesOf, type VaultUser } from './vault-user.ts';

/** Private half of a user's box key, derived from the seed the password opens: nothing more to keep or to lose. */
export const boxSeedOf = (suite: Suite, userSeed: Uint8Array): Buffer => suite.derive(userSeed, 'aid1/user-box');

/** Raw X25519 key of a user. */
export function boxKeyOf(suite: Suite, userSeed: Uint8Array): Buffer {
  const boxSeed = boxSeedOf(suite, userSeed);
  const publicKey = suite.agreementKey(boxSeed);
  boxSeed.fill(0);
  return publicKey;
}

/** A new user with a fresh seed. */
export const newVaultUser = (
  suite: Suite,
  id: string,
  name: string,
  roles: readonly Role[],
  userSeed: Uint8Array,
): VaultUser => ({
  id,
  name,
  publicKeys: [suite.signingKey(userSeed).publicKey],
  roles,
  boxKey: boxKeyOf(suite, userSeed),
  removedAt: null,
});

/** The same user with another seed: after a lost password. Earlier signing keys stay for earlier entries. */
export const withNewSeed = (suite: Suite, user: VaultUser, userSeed: Uint8Array): VaultUser => ({
  ...user,
  publicKeys: [...user.publicKeys, suite.signingKey(userSeed).publicKey],
  boxKey: boxKeyOf(suite, userSeed),
});

/**
 * Adds to a key file of the first release what it lacks: roles and box key of whoever is logged in, and that wrong tries
 * are written down. Throws DISK_FULL, STORE_READ_ONLY, STORE_IO; the file is then as it was.
 */
export function completeKeys(env: StoreEnv, vault: Vault): void {
  const { suite, content, userSeed } = secretsOf(vault);
  const own = content.users.find(({ id }) => id === vault.userId);
  if (own === undefined || (own.boxKey !== null && own.roles !== null && content.triesKept)) return;
  if (!content.triesKept) beginTries(env.dataDir);
  const complete: VaultUser = { ...own, roles: rolesOf(own), boxKey: boxKeyOf(suite, userSeed) };
  rewriteKeys(env, vault, { users: content.users.map((user) => (user === own ? complete : user)), triesKept: true });
}
