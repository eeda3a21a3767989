import { createHash, type KeyObject } from 'node:crypto';
import { countySecretFileSchema, type CountyKeyFile, type CountySecretFile } from '#shared/protocol/county-key.ts';
import { COUNTY_KEY_FORMAT, COUNTY_SECRET_FORMAT } from '#shared/protocol/version.ts';
import { rawPublicOf, secretKeyOf } from './raw-keys.ts';

/** The county's secret keys, ready for use. */
export type CountySecret = {
  readonly name: string;
  readonly keyId: string;
  readonly box: KeyObject;
  readonly boxPublic: Uint8Array;
  readonly receipt: KeyObject;
  readonly receiptPublic: Uint8Array;
  /** The county's other keys, of before and after: what was sealed to them still opens. */
  readonly others?: readonly CountySecret[];
};

/** The county's key of this id, whether it is the present one or another it has; null: it is none of its own. */
export const secretOf = (secret: CountySecret, keyId: string): CountySecret | null =>
  [secret, ...(secret.others ?? [])].find((one) => one.keyId === keyId) ?? null;

/** The same keys with another of them as the present one. Throws when it is none of them. */
export function withPresent(secret: CountySecret, keyId: string): CountySecret {
  const { others = [], ...own } = secret;
  const all = [own, ...others];
  const present = all.find((one) => one.keyId === keyId);
  if (present === undefined) throw new RangeError('Not a key of this county');
  return { ...present, others: all.filter((one) => one !== present) };
}

/** First 16 hex digits of SHA-256 over both public keys. */
export const keyIdOf = (box: Uint8Array, receipt: Uint8Array): string =>
  createHash('sha256').update(box).update(receipt).digest('hex').slice(0, 16);

/** Eight groups of four digits, to be read over the telephone; `policy` is the key for policy packs, if there is one. */
export function fingerprintOf(box: Uint8Array, receipt: Uint8Array, policy?: Uint8Array): string {
  const hash = createHash('sha256').update('aid1/county-key-fingerprint').update(box).update(receipt);
  const digest = (policy === undefined ? hash : hash.update(policy)).digest();
  return [0, 4, 8, 12, 16, 20, 24, 28].map((at) => String(digest.readUInt32BE(at) % 10_000).padStart(4, '0')).join(' ');
}

/** Reads the text of a secret key file; null when it is none or its halves do not belong together. */
export function readCountySecret(text: string): CountySecret | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = countySecretFileSchema.safeParse(value);
  if (!parsed.success) return null;
  const { name, keyId, boxSecret, receiptSecret } = parsed.data;
  const box = secretKeyOf('x25519', Buffer.from(boxSecret, 'base64url'));
  const receipt = secretKeyOf('ed25519', Buffer.from(receiptSecret, 'base64url'));
  const [boxPublic, receiptPublic] = [rawPublicOf(box), rawPublicOf(receipt)];
  if (keyIdOf(boxPublic, receiptPublic) !== keyId) return null;
  return { name, keyId, box, boxPublic, receipt, receiptPublic };
}

/**
 * Makes the two files of a county from 64 secret bytes: what the PCs get, and what stays. `policy` is the public key that
 * the county signs policy packs with.
 */
export function countyKeyPair(
  name: string,
  seed: Uint8Array,
  policy?: Uint8Array,
): { readonly publicFile: CountyKeyFile; readonly secretFile: CountySecretFile } {
  if (seed.length !== 64) throw new RangeError('A county key pair needs 64 secret bytes');
  const [boxSecret, receiptSecret] = [seed.subarray(0, 32), seed.subarray(32)];
  const box = rawPublicOf(secretKeyOf('x25519', boxSecret));
  const receipt = rawPublicOf(secretKeyOf('ed25519', receiptSecret));
  const keyId = keyIdOf(box, receipt);
  return {
    publicFile: {
      format: COUNTY_KEY_FORMAT,
      name,
      keyId,
      box: base64url(box),
      receipt: base64url(receipt),
      ...(policy === undefined ? {} : { policy: base64url(policy) }),
    },
    secretFile: {
      format: COUNTY_SECRET_FORMAT,
      name,
      keyId,
      boxSecret: base64url(boxSecret),
      receiptSecret: base64url(receiptSecret),
    },
  };
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
