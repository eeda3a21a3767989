import { randomBytes, timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '#shared/result.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import { suiteNamed } from '../suite/suites.ts';
import { isWrapOf, type KeysContent } from './keys-content.ts';
import { type KeysCopy, keysMac, readKeys } from './keys-file.ts';
import { readRecoveryCode, writeRecoveryCode } from './recovery-code.ts';
import { recoveryWrapOf } from './recovery-state.ts';
import { withNewSeed } from './users/user-keys.ts';
import { presentUsers } from './users/vault-user.ts';
import { assembleVault, rewriteKeys, type Vault } from './vault.ts';
import { KEY_LENGTH, unwrapWithRecovery, wrapWithPassword, wrapWithRecovery } from './wraps.ts';

export type RecoveredVault = {
  readonly vault: Vault;
  readonly recoveryCode: string;
  /**
   * Puts the new password and the new code in place of the old ones; until then nothing is written. Throws DISK_FULL,
   * STORE_READ_ONLY or STORE_IO with the old code still good.
   */
  readonly keep: () => void;
};

async function recoverCopy(
  env: StoreEnv,
  { content, mac }: KeysCopy,
  userId: string,
  secret: Buffer,
  newPassword: string,
): Promise<Result<RecoveredVault>> {
  const suite = suiteNamed(content.alg);
  const user = presentUsers(content.users).find(({ id }) => id === userId);
  const wrap = recoveryWrapOf(content);
  if (suite === null) return fail('KEYS_DAMAGED');
  const dataKey = user === undefined || wrap === null ? null : unwrapWithRecovery(suite, secret, wrap, content);
  if (user === undefined || dataKey === null) return fail('WRONG_RECOVERY_CODE');
  return enterAnew(env, { content, mac }, userId, dataKey, newPassword);
}

/** What else a way in changes in the key file, and what it does once that is written. */
type WayIn = { readonly change: Partial<KeysContent>; readonly afterwards: () => void };

/**
 * A user's keys anew from the data key alone: the forgotten password held the signing seed, so there is a new one, and
 * the old public key stays for old entries. UNKNOWN_USER, KEYS_DAMAGED.
 */
export async function enterAnew(
  env: StoreEnv,
  { content, mac }: Pick<KeysCopy, 'content' | 'mac'>,
  userId: string,
  dataKey: Buffer,
  newPassword: string,
  { change, afterwards }: WayIn = { change: {}, afterwards: () => undefined },
): Promise<Result<RecoveredVault>> {
  const suite = suiteNamed(content.alg);
  const user = presentUsers(content.users).find(({ id }) => id === userId);
  if (suite === null) return fail('KEYS_DAMAGED');
  if (user === undefined) return fail('UNKNOWN_USER');
  const expected = keysMac(suite, dataKey, content);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return fail('KEYS_DAMAGED');
  const userSeed = randomBytes(KEY_LENGTH);
  const renewed = withNewSeed(suite, user, userSeed);
  const newSecret = randomBytes(20);
  const passwordWrap = await wrapWithPassword(suite, newPassword, userId, { dataKey, userSeed }, content);
  const kept = content.wraps.filter((each) => each.kind !== 'rec' && !isWrapOf(each, userId));
  const next: KeysContent = {
    ...content,
    ...change,
    users: content.users.map((each) => (each.id === userId ? renewed : each)),
    wraps: [...kept, passwordWrap, wrapWithRecovery(suite, newSecret, env.newId(), dataKey, content)],
    recoveryConfirmed: false,
  };
  const vault = assembleVault(suite, next, keysMac(suite, dataKey, next), renewed, { dataKey, userSeed });
  if (vault === null) return fail('KEYS_DAMAGED');
  const keep = (): void => {
    rewriteKeys(env, vault, {});
    afterwards();
  };
  return ok({ vault, recoveryCode: writeRecoveryCode(newSecret), keep });
}

/**
 * Opens with the recovery code and readies a new password and a new code. The old ones are spent by `keep`, which comes
 * after the data has been opened: what cannot be used must not cost the only code that is on paper.
 * WRONG_RECOVERY_CODE, KEYS_DAMAGED, STORE_IO.
 */
export async function recoverVault(
  env: StoreEnv,
  userId: string,
  recoveryCode: string,
  newPassword: string,
): Promise<Result<RecoveredVault>> {
  try {
    const { copies } = readKeys(env.dataDir);
    const secret = readRecoveryCode(recoveryCode);
    if (copies.length === 0) return fail('KEYS_DAMAGED');
    if (secret === null) return fail('WRONG_RECOVERY_CODE');
    let first: Result<RecoveredVault> | null = null;
    for (const copy of copies) {
      const recovered = await recoverCopy(env, copy, userId, secret, newPassword);
      if (recovered.ok) return recovered;
      first ??= recovered;
    }
    return first ?? fail('KEYS_DAMAGED');
  } catch (cause) {
    if (cause instanceof StoreError) return { ok: false, error: cause.error };
    throw cause;
  }
}
