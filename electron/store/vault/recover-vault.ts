import type { Result } from '#shared/result.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from './vault.ts';

/** Opens with the recovery code, sets the password, spends the code and gives a new one. WRONG_RECOVERY_CODE, KEYS_DAMAGED. */
export async function recoverVault(
  env: StoreEnv,
  userId: string,
  recoveryCode: string,
  newPassword: string,
): Promise<Result<{ readonly vault: Vault; readonly recoveryCode: string }>> {
  throw new Error(`Not written yet: ${env.dataDir} ${userId} ${recoveryCode} ${newPassword.length}`);
}

/** Checks the whole code against its wrap and remembers that it was written down. WRONG_RECOVERY_CODE. */
export function confirmRecovery(env: StoreEnv, vault: Vault, recoveryCode: string): Result<void> {
  throw new Error(`Not written yet: ${env.dataDir} ${vault.userId} ${recoveryCode}`);
}

/** Whether the clerk confirmed that the present recovery code was written down. */
export const recoveryConfirmed = (vault: Vault): boolean => vault.recoveryConfirmed();
