import type { KeyObject } from 'node:crypto';

/** What one encryption gives. The three parts lie apart in `keys.json` and side by side in a sealed row. */
export type Sealed = { readonly nonce: Buffer; readonly text: Buffer; readonly tag: Buffer };

/**
 * One set of algorithms behind everything that is sealed, hashed or signed. A second one (national algorithms) goes
 * behind the same type; what is stored names its suite, and readers take a fixed list, so nothing is ever negotiated.
 */
export type Suite = {
  readonly name: 'A1';
  /** First byte of every sealed row and file. */
  readonly byte: number;
  /** Authenticated encryption under a 32-byte key, a fresh random nonce, `associated` bound to the result. */
  readonly seal: (key: Uint8Array, associated: string, plain: Uint8Array) => Sealed;
  /** Null when key, associated text or a single bit differ: one answer for all causes. */
  readonly unseal: (key: Uint8Array, associated: string, sealed: Sealed) => Buffer | null;
  readonly nonceLength: number;
  readonly tagLength: number;
  /** Keyed hash, 32 bytes. */
  readonly mac: (key: Uint8Array, content: string | Uint8Array) => Buffer;
  /** Hash, 32 bytes. */
  readonly hash: (content: string | Uint8Array) => Buffer;
  /** A 32-byte key for one purpose. */
  readonly derive: (key: Uint8Array, purpose: string, salt?: Uint8Array) => Buffer;
  /** `derive` in two steps, for a key from which very many are derived: `expand(extract(key), purpose)`. */
  readonly extract: (key: Uint8Array) => Buffer;
  readonly expand: (base: Uint8Array, purpose: string) => Buffer;
  /** The signing key of a 32-byte seed. */
  readonly signingKey: (seed: Uint8Array) => { readonly privateKey: KeyObject; readonly publicKey: Buffer };
  readonly sign: (privateKey: KeyObject, content: Uint8Array) => Buffer;
  readonly verify: (publicKey: Uint8Array, content: Uint8Array, signature: Uint8Array) => boolean;
  /** The public half of the key-agreement key of a 32-byte seed, raw. */
  readonly agreementKey: (seed: Uint8Array) => Buffer;
  /** A one-time key agreement with a raw public key; throws when it is not one. */
  readonly agree: (publicKey: Uint8Array) => { readonly shared: Buffer; readonly ephemeralKey: Buffer };
  /** The other side of it, by whoever has the seed; throws when the key is none. */
  readonly agreeAs: (seed: Uint8Array, publicKey: Uint8Array) => Buffer;
};
