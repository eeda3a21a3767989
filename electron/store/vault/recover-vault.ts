import { randomBytes, timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '#shared/result.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import { suiteNamed } from '../suite/suites.ts';
import type { KeysContent, RecoveryWrap } from './keys-content.ts';
import { type KeysCopy, keysMac, readKeys, writeKeys } from './keys-file.ts';
import { readRecoveryCode, writeRecoveryCode } from './recovery-code.ts';
import { assembleVault, rewriteKeys, secretsOf, type Vault } from './vault.ts';
import { KEY_LENGTH, unwrapWithRecovery, wrapWithPassword, wrapWithRecovery } from './wraps.ts';

export type RecoveredVault = { readonly vault: Vault; readonly recoveryCode: string };

const recoveryWrap = ({ wraps }: KeysContent): RecoveryWrap | null =>
  wraps.find((wrap): wrap is RecoveryWrap => wrap.kind === 'rec') ?? null;

async function recoverCopy(
  env: StoreEnv,
  { content, mac }: KeysCopy,
  userId: string,
  secret: Buffer,
  newPassword: string,
): Promise<Result<RecoveredVault>> {
  const suite = suiteNamed(content.alg);
  const user = content.users.find(({ id }) => id === userId);
  const wrap = recoveryWrap(content);
  if (suite === null) return fail('KEYS_DAMAGED');
  const dataKey = user === undefined || wrap === null ? null : unwrapWithRecovery(suite, secret, wrap, content);
  if (user === undefined || dataKey === null) return fail('WRONG_RECOVERY_CODE');
  const expected = keysMac(suite, dataKey, content);
  if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return fail('KEYS_DAMAGED');
  // The forgotten password held the signing seed: the user gets a new one, the old public key stays for old entries.
  const userSeed = randomBytes(KEY_LENGTH);
  const renewed = { ...user, publicKeys: [...user.publicKeys, suite.signingKey(userSeed).publicKey] };
  const newSecret = randomBytes(20);
  const passwordWrap = await wrapWithPassword(suite, newPassword, userId, { dataKey, userSeed }, content);
  const kept = content.wraps.filter((each) => each.kind === 'esc' || (each.kind === 'pw' && each.user !== userId));
  const next: KeysContent = {
    ...content,
    generation: content.generation + 1,
    users: content.users.map((each) => (each.id === userId ? renewed : each)),
    wraps: [...kept, passwordWrap, wrapWithRecovery(suite, newSecret, env.newId(), dataKey, content)],
    recoveryConfirmed: false,
  };
  const nextMac = keysMac(suite, dataKey, next);
  writeKeys(env.dataDir, next, nextMac);
  const vault = assembleVault(suite, next, nextMac, renewed, { dataKey, userSeed });
  if (vault === null) return fail('KEYS_DAMAGED');
  return ok({ vault, recoveryCode: writeRecoveryCode(newSecret) });
}

/**
 * Opens with the recovery code, sets the password, spends the code and gives a new one.
 * WRONG_RECOVERY_CODE, KEYS_DAMAGED, and DISK_FULL, STORE_READ_ONLY or STORE_IO with the old code still good.
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

/** Checks the whole code against its wrap and remembers that it was written down. WRONG_RECOVERY_CODE. */
export function confirmRecovery(env: StoreEnv, vault: Vault, recoveryCode: string): Result<void> {
  const { suite, dataKey, content } = secretsOf(vault);
  const secret = readRecoveryCode(recoveryCode);
  const wrap = recoveryWrap(content);
  const opened = secret === null || wrap === null ? null : unwrapWithRecovery(suite, secret, wrap, content);
  if (opened === null || !timingSafeEqual(opened, dataKey)) return fail('WRONG_RECOVERY_CODE');
  opened.fill(0);
  rewriteKeys(env, vault, { recoveryConfirmed: true });
  return ok(undefined);
}

/** Whether the clerk confirmed that the present recovery code was written down. */
export const recoveryConfirmed = (vault: Vault): boolean => vault.recoveryConfirmed();
