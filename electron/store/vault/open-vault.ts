import type { Result } from '#shared/result.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from './vault.ts';

/** WRONG_PASSWORD, KEYS_DAMAGED, WEAK_KEY_PARAMETERS. */
export async function openVault(env: StoreEnv, userId: string, password: string): Promise<Result<Vault>> {
  throw new Error(`Not written yet: ${env.dataDir} ${userId} ${password.length}`);
}
