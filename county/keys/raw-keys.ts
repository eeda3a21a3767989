import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Raw 32-byte keys as JSON Web Keys (RFC 8037), which every runtime of node:crypto reads. */
const CURVE_NAMES = { x25519: 'X25519', ed25519: 'Ed25519' } as const;

type Curve = keyof typeof CURVE_NAMES;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** 32 raw bytes to a public key. */
export const publicKeyOf = (curve: Curve, raw: Uint8Array): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: CURVE_NAMES[curve], x: base64url(raw) }, format: 'jwk' });

/** PKCS#8 head of RFC 8410: a JSON Web Key of a secret would need the public half, which is not known yet here. */
const SECRET_HEAD = {
  x25519: '302e020100300506032b656e04220420',
  ed25519: '302e020100300506032b657004220420',
} as const;

/** 32 secret bytes to a private key. */
export const secretKeyOf = (curve: Curve, raw: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([Buffer.from(SECRET_HEAD[curve], 'hex'), raw]), format: 'der', type: 'pkcs8' });

/** The raw public half of a key. */
export function rawPublicOf(key: KeyObject): Uint8Array {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('Not a raw public key');
  return new Uint8Array(Buffer.from(x, 'base64url'));
}
