import { diffieHellman, hkdfSync } from 'node:crypto';
import { privateKeyOf, publicKeyOf, rawPublicOf } from './raw-keys.ts';

const KEY_BYTES = 32;
const PREFIX_BYTES = 7;

/** The key of one sealed file and what its nonces start with. */
export type BatchKey = { readonly epk: Uint8Array; readonly key: Uint8Array; readonly noncePrefix: Uint8Array };

/**
 * Agrees on a key with the county: a fresh X25519 pair, HKDF-SHA-256 salted with both public keys; `info` says what for. The secret
 * half is forgotten on return, so from then on only the county can open the file. Throws on a county key of small order.
 */
export function agreeOnKey(countyBox: Uint8Array, ephemeralSecret: Uint8Array, info: string): BatchKey {
  const secret = privateKeyOf('x25519', ephemeralSecret);
  const epk = rawPublicOf(secret);
  const shared = diffieHellman({ privateKey: secret, publicKey: publicKeyOf('x25519', countyBox) });
  const salt = Buffer.concat([epk, countyBox]);
  const okm = new Uint8Array(hkdfSync('sha256', shared, salt, info, KEY_BYTES + PREFIX_BYTES));
  shared.fill(0);
  return { epk, key: okm.subarray(0, KEY_BYTES), noncePrefix: okm.subarray(KEY_BYTES) };
}
