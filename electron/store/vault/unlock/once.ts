import { randomBytes } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
import { SPOKEN_BYTES } from '#shared/protocol/order/spoken-code.ts';
import { secretBinding, UNLOCK_PURPOSES } from '#shared/protocol/order/unlock-request.ts';
import type { StoreEnv } from '../../store-env.ts';
import type { Sealed, Suite } from '../../suite/suite.ts';
import type { CountyUnlock, KeysContent } from '../keys-content.ts';
import { rewriteKeys, secretsOf, type Vault } from '../vault.ts';
import type { Binding } from '../wraps.ts';

/** The public keys of the county that may unlock this PC once. */
export type UnlockCounty = { readonly keyId: string; readonly box: Uint8Array; readonly receipt: Uint8Array };

/** Numbers of spent requests that are remembered, so that their answers are refused by name. */
const MOST_SPENT = 20;

/** Seals a few bytes for the county: a one-time key agreement with its box key, as the escrow of the data key does. */
export function sealForCounty(
  suite: Suite,
  box: Uint8Array,
  purpose: string,
  associated: string,
  plain: Uint8Array,
): Sealed & { readonly epk: Buffer } {
  const { shared, ephemeralKey } = suite.agree(box);
  const key = suite.derive(shared, purpose, Buffer.concat([ephemeralKey, box]));
  const sealed = suite.seal(key, associated, plain);
  shared.fill(0);
  key.fill(0);
  return { epk: ephemeralKey, ...sealed };
}

const onceBinding = (salt: Buffer, { device, epoch }: Binding): string =>
  canonicalJson({ kind: 'once', salt: salt.toString('base64'), device, epoch });

const onceKey = (suite: Suite, secret: Uint8Array, salt: Buffer): Buffer => suite.derive(secret, 'aid1/once', salt);

/**
 * A new one-time secret: the data key under it, and it under the county's key, so that the county learns the secret and
 * never the data key. `spent`: numbers of the requests that were answered and used.
 */
export function newOnce(
  suite: Suite,
  county: UnlockCounty,
  dataKey: Uint8Array,
  binding: Binding,
  spent: readonly string[],
): CountyUnlock {
  const secret = randomBytes(SPOKEN_BYTES);
  const salt = randomBytes(16);
  const key = onceKey(suite, secret, salt);
  const once: CountyUnlock = {
    keyId: county.keyId,
    box: Buffer.from(county.box),
    receipt: Buffer.from(county.receipt),
    salt,
    wrap: suite.seal(key, onceBinding(salt, binding), dataKey),
    secret: sealForCounty(
      suite,
      county.box,
      UNLOCK_PURPOSES.secret,
      secretBinding(binding.device, county.keyId),
      secret,
    ),
    spent: spent.slice(-MOST_SPENT),
  };
  secret.fill(0);
  key.fill(0);
  return once;
}

/** The data key under the one-time secret; null when it is another secret. */
export const openOnce = (suite: Suite, secret: Uint8Array, { salt, wrap }: CountyUnlock, binding: Binding) =>
  suite.unseal(onceKey(suite, secret, salt), onceBinding(salt, binding), wrap);

const isReadyFor = ({ countyUnlock }: KeysContent, county: UnlockCounty): boolean =>
  countyUnlock !== null && countyUnlock.keyId === county.keyId;

/**
 * Readies this PC for a county's one-time unlock, when it is not ready for that county yet: also a PC of the first
 * release with its next log-in. Throws DISK_FULL, STORE_READ_ONLY, STORE_IO; the key file is then as it was.
 */
export function readyCountyUnlock(env: StoreEnv, vault: Vault, county: UnlockCounty): void {
  const { suite, dataKey, content } = secretsOf(vault);
  if (isReadyFor(content, county)) return;
  const spent = content.countyUnlock?.spent ?? [];
  rewriteKeys(env, vault, { countyUnlock: newOnce(suite, county, dataKey, content, spent) });
}
