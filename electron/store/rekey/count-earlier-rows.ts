import type { StoreEnv } from '../store-env.ts';
import { rewriteKeys, secretsOf, type Vault } from '../vault/vault.ts';

/**
 * Has rows of every known epoch count, and be moved: what a restore puts back may be from before the data key was
 * replaced. Throws DISK_FULL, STORE_READ_ONLY, STORE_IO.
 */
export function countEarlierRows(env: StoreEnv, vault: Vault): void {
  const { rotation } = secretsOf(vault).content;
  const first = Math.min(...vault.epochs);
  if (rotation === null || first >= vault.oldestEpoch) return;
  rewriteKeys(env, vault, { rotation: { ...rotation, from: first } });
}
