import { randomBytes } from 'node:crypto';
import { ROLES } from '#shared/domain/role.ts';
import type { StoreEnv } from '../../../electron/store/store-env.ts';
import { SUITE } from '../../../electron/store/suite/suites.ts';
import type { KeysContent } from '../../../electron/store/vault/keys-content.ts';
import { keysMac, readKeys, writeKeys } from '../../../electron/store/vault/keys-file.ts';
import { newVaultUser } from '../../../electron/store/vault/users/user-keys.ts';
import { assembleVault, deviceKeyBinding, type Vault } from '../../../electron/store/vault/vault.ts';
import { ACTOR } from './test-env.ts';

/** What a password would open. */
export type Seeds = { readonly dataKey: Buffer; readonly userSeed: Buffer };

/** Opens the keys of a folder as its password would. */
export function vaultOfSeeds(env: StoreEnv, { dataKey, userSeed }: Seeds): Vault {
  const [copy] = readKeys(env.dataDir).copies;
  const user = copy?.content.users[0];
  if (copy === undefined || user === undefined) throw new Error('No keys');
  // Copies, because a vault zeroes its keys when it closes.
  const seeds = { dataKey: Buffer.from(dataKey), userSeed: Buffer.from(userSeed) };
  const vault = assembleVault(SUITE, copy.content, copy.mac, user, seeds);
  if (vault === null) throw new Error('The keys do not open');
  return vault;
}

export const newSeeds = (): Seeds => ({ dataKey: randomBytes(32), userSeed: randomBytes(32) });

/** New keys without a password: the slow key derivation is what the vault's own tests are about. */
export function makeKeys(env: StoreEnv, { dataKey, userSeed }: Seeds): void {
  const binding = { device: env.newId(), epoch: 1 };
  const deviceSeed = randomBytes(32);
  const user = newVaultUser(SUITE, ACTOR.userId, ACTOR.userName, ROLES, userSeed);
  const { publicKey } = SUITE.signingKey(deviceSeed);
  const content: KeysContent = {
    generation: 1,
    ...binding,
    alg: SUITE.name,
    townshipName: '东风镇',
    users: [user],
    deviceKey: { publicKey, ...SUITE.seal(dataKey, deviceKeyBinding(binding), deviceSeed) },
    wraps: [],
    recoveryConfirmed: false,
    storeMade: false,
    triesKept: false,
    countyUnlock: null,
    past: [],
    rotation: null,
  };
  writeKeys(env.dataDir, content, keysMac(SUITE, dataKey, content));
}
