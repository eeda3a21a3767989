import { randomBytes, timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '#shared/result.ts';
import type { StoreEnv } from '../store-env.ts';
import type { KeysContent, RecoveryWrap } from './keys-content.ts';
import { readRecoveryCode, writeRecoveryCode } from './recovery-code.ts';
import { rewriteKeys, secretsOf, type Vault } from './vault.ts';
import { unwrapWithRecovery, wrapWithRecovery } from './wraps.ts';

/** The data key under the present recovery code; null when there is none. */
export const recoveryWrapOf = ({ wraps }: KeysContent): RecoveryWrap | null =>
  wraps.find((wrap): wrap is RecoveryWrap => wrap.kind === 'rec') ?? null;

/** Whether this is the present recovery code, the whole of it. */
export function isRecoveryCode(vault: Vault, recoveryCode: string): boolean {
  const { suite, dataKey, content } = secretsOf(vault);
  const secret = readRecoveryCode(recoveryCode);
  const wrap = recoveryWrapOf(content);
  const opened = secret === null || wrap === null ? null : unwrapWithRecovery(suite, secret, wrap, content);
  if (opened === null) return false;
  const isRight = timingSafeEqual(opened, dataKey);
  opened.fill(0);
  return isRight;
}

/** Checks the whole code against its wrap and remembers that it was written down. WRONG_RECOVERY_CODE. */
export function confirmRecovery(env: StoreEnv, vault: Vault, recoveryCode: string): Result<void> {
  if (!isRecoveryCode(vault, recoveryCode)) return fail('WRONG_RECOVERY_CODE');
  rewriteKeys(env, vault, { recoveryConfirmed: true });
  return ok(undefined);
}

/** Whether the clerk confirmed that the present recovery code was written down. */
export const recoveryConfirmed = (vault: Vault): boolean => vault.recoveryConfirmed();

/**
 * A new recovery code in place of the one before, which is spent by it; nobody has confirmed the new one yet. Throws
 * DISK_FULL, STORE_READ_ONLY, STORE_IO.
 */
export function renewRecoveryCode(env: StoreEnv, vault: Vault): string {
  const { suite, dataKey, content } = secretsOf(vault);
  const secret = randomBytes(20);
  const others = content.wraps.filter(({ kind }) => kind !== 'rec');
  const wrap = wrapWithRecovery(suite, secret, env.newId(), dataKey, content);
  rewriteKeys(env, vault, { wraps: [...others, wrap], recoveryConfirmed: false });
  const recoveryCode = writeRecoveryCode(secret);
  secret.fill(0);
  return recoveryCode;
}
