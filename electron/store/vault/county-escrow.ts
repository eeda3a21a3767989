import type { StoreEnv } from '../store-env.ts';
import type { Vault } from './vault.ts';

/** Wraps the data key for the county's X25519 key (32 raw bytes), in place of an earlier wrap for the same `keyId`. */
export function addCountyEscrow(env: StoreEnv, vault: Vault, countyKey: Uint8Array, keyId: string): void {
  throw new Error(`Not written yet: ${env.dataDir} ${vault.userId} ${countyKey.length} ${keyId}`);
}
