import type { StoreEnv } from '../store-env.ts';
import { rewriteKeys, secretsOf, type Vault } from './vault.ts';
import { wrapForCounty } from './wraps.ts';

/**
 * Wraps the data key for the county's X25519 key (32 raw bytes), in place of every earlier county wrap: a county that
 * changed its key must not leave the old one able to open new data.
 */
export function addCountyEscrow(env: StoreEnv, vault: Vault, countyKey: Uint8Array, keyId: string): void {
  const { suite, dataKey, content } = secretsOf(vault);
  const others = content.wraps.filter((wrap) => wrap.kind !== 'esc');
  rewriteKeys(env, vault, { wraps: [...others, wrapForCounty(suite, countyKey, keyId, dataKey, content)] });
}
