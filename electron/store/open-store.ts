import type { Result } from '#shared/result.ts';
import type { Store } from './store.ts';
import type { StoreEnv } from './store-env.ts';
import type { Vault } from './vault/vault.ts';

/**
 * Opens the database of an unlocked vault, making it only when nothing says that one existed before.
 * STORE_BUSY, STORE_NEWER, STORE_BEHIND, STORE_MISSING, STORE_CORRUPT, STORE_READ_ONLY, STORE_IO, DISK_FULL,
 * MIGRATION_FAILED. The vault stays open when the store is closed.
 */
export function openStore(env: StoreEnv, vault: Vault): Result<Store> {
  throw new Error(`Not written yet: ${env.dataDir} ${vault.userId}`);
}
