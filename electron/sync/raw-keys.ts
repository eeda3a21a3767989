import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Keys travel as their 32 raw bytes; node:crypto takes them wrapped in DER. These heads are RFC 8410. */
const PUBLIC_HEAD = { x25519: '302a300506032b656e032100', ed25519: '302a300506032b6570032100' } as const;
const PRIVATE_HEAD = {
  x25519: '302e020100300506032b656e04220420',
  ed25519: '302e020100300506032b657004220420',
} as const;

type Curve = keyof typeof PUBLIC_HEAD;

const KEY_BYTES = 32;

function wrap(head: string, raw: Uint8Array): Buffer {
  if (raw.length !== KEY_BYTES) throw new RangeError(`A key has ${KEY_BYTES} bytes, not ${raw.length}`);
  return Buffer.concat([Buffer.from(head, 'hex'), raw]);
}

/** 32 raw bytes to a public key. */
export const publicKeyOf = (curve: Curve, raw: Uint8Array): KeyObject =>
  createPublicKey({ key: wrap(PUBLIC_HEAD[curve], raw), format: 'der', type: 'spki' });

/** 32 raw bytes to a private key; the wrapped copy is wiped. */
export function privateKeyOf(curve: Curve, raw: Uint8Array): KeyObject {
  const der = wrap(PRIVATE_HEAD[curve], raw);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

/** The raw public half of a private key. */
export const rawPublicOf = (secret: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES));
