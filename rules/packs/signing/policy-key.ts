import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** A key whose signature on packs is trusted: the raw 32 bytes of an Ed25519 public key, and whose it is. */
export type PolicyKey = { readonly name: string; readonly publicKey: Uint8Array };

/** The DER of an Ed25519 public key up to its 32 raw bytes. */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const RAW_LENGTH = 32;

/** The raw bytes of an Ed25519 public key. */
export const rawPublicKey = (key: KeyObject): Uint8Array =>
  new Uint8Array(key.export({ type: 'spki', format: 'der' }).subarray(DER_HEAD.length));

/** A key object of raw bytes. Throws when they are not 32. */
export function fromRawPublicKey(raw: Uint8Array): KeyObject {
  if (raw.length !== RAW_LENGTH) throw new TypeError('Not the 32 bytes of an Ed25519 public key');
  return createPublicKey({ key: Buffer.concat([DER_HEAD, raw]), type: 'spki', format: 'der' });
}

/** The first sixteen hex digits of the SHA-256 of the raw bytes: which key a file says it was signed with. */
export const policyKeyId = (raw: Uint8Array): string => createHash('sha256').update(raw).digest('hex').slice(0, 16);
