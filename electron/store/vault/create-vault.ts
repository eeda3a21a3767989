import { randomBytes } from 'node:crypto';
import { ROLES } from '#shared/domain/role.ts';
import type { StoreEnv } from '../store-env.ts';
import { SUITE } from '../suite/suites.ts';
import type { KeysContent } from './keys-content.ts';
import { keysMac, writeKeys } from './keys-file.ts';
import { writeRecoveryCode } from './recovery-code.ts';
import { newVaultUser } from './users/user-keys.ts';
import { assembleVault, deviceKeyBinding, type Vault } from './vault.ts';
import { vaultState } from './vault-state.ts';
import { beginTries } from './wrong-tries.ts';
import { KEY_LENGTH, wrapWithPassword, wrapWithRecovery } from './wraps.ts';

export type NewVault = {
  readonly userId: string;
  readonly userName: string;
  readonly townshipName: string;
  readonly password: string;
};

/** Makes all keys. Throws when some exist. `recoveryCode` is `XXXX-XXXX-…`, shown once and never kept. */
export async function createVault(
  env: StoreEnv,
  input: NewVault,
): Promise<{ readonly vault: Vault; readonly recoveryCode: string }> {
  if (vaultState(env.dataDir).state !== 'none') throw new Error('Keys or data exist already');
  const binding = { device: env.newId(), epoch: 1 };
  const dataKey = randomBytes(KEY_LENGTH);
  const userSeed = randomBytes(KEY_LENGTH);
  const deviceSeed = randomBytes(KEY_LENGTH);
  const recoverySecret = randomBytes(20);
  const secrets = { dataKey, userSeed };
  const user = newVaultUser(SUITE, input.userId, input.userName, ROLES, userSeed);
  const content: KeysContent = {
    generation: 1,
    ...binding,
    alg: SUITE.name,
    townshipName: input.townshipName,
    users: [user],
    deviceKey: {
      publicKey: SUITE.signingKey(deviceSeed).publicKey,
      ...SUITE.seal(dataKey, deviceKeyBinding(binding), deviceSeed),
    },
    wraps: [
      await wrapWithPassword(SUITE, input.password, input.userId, secrets, binding),
      wrapWithRecovery(SUITE, recoverySecret, env.newId(), dataKey, binding),
    ],
    recoveryConfirmed: false,
    storeMade: false,
    triesKept: true,
    countyUnlock: null,
    past: [],
    rotation: null,
  };
  deviceSeed.fill(0);
  beginTries(env.dataDir);
  const mac = keysMac(SUITE, dataKey, content);
  writeKeys(env.dataDir, content, mac);
  const vault = assembleVault(SUITE, content, mac, user, secrets);
  if (vault === null) throw new Error('New keys do not open');
  const recoveryCode = writeRecoveryCode(recoverySecret);
  recoverySecret.fill(0);
  return { vault, recoveryCode };
}
