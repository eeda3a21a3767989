import { type BinaryToTextEncoding, hash as hashAtOnce } from 'node:crypto';

/**
 * Keys and signatures that cost a hash: equal keys sign alike, and nobody in the simulation knows another's secret. What they stand for
 * (Ed25519, X25519, HKDF, DEFLATE) is tried in both runtimes by test/county and test/sync.
 */
let isOn = false;

/** Cheap cryptography from now on, or the real one again. */
export const useCheapCrypto = (on: boolean): void => void (isOn = on);
export const isCheap = (): boolean => isOn;

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  hashAtOnce('sha256', parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts), 'buffer');

/** The real SHA-256 at the end: Node's own object for each hash costs more than the hash. */
class GatheredHash {
  #first: string | Uint8Array | null = null;
  readonly #more: Uint8Array[] = [];

  update(part: string | Uint8Array): this {
    if (this.#first === null) this.#first = part;
    else this.#more.push(bytesOf(part));
    return this;
  }

  digest(encoding?: BinaryToTextEncoding): Buffer | string {
    const first = this.#first ?? '';
    const whole = this.#more.length === 0 ? first : Buffer.concat([bytesOf(first), ...this.#more]);
    return encoding === undefined ? hashAtOnce('sha256', whole, 'buffer') : hashAtOnce('sha256', whole, encoding);
  }
}

const bytesOf = (part: string | Uint8Array): Uint8Array =>
  typeof part === 'string' ? Buffer.from(part, 'utf8') : part;

/** A key as the product asks it: only its raw half is ever looked at. */
class CheapKey {
  readonly type: 'private' | 'public';
  readonly open: Buffer;
  #x: string | null = null;

  constructor(type: 'private' | 'public', open: Buffer) {
    this.type = type;
    this.open = open;
  }

  export({ format }: { readonly format: string }): unknown {
    return format === 'jwk' ? { x: (this.#x ??= this.open.toString('base64url')) } : this.open;
  }
}

const KEY_BYTES = 32;
type Given = CheapKey | { readonly key: Buffer | { readonly x: string } };

const publicKey = (given: Given): CheapKey => {
  if (given instanceof CheapKey) return new CheapKey('public', given.open);
  const { key } = given;
  return new CheapKey(
    'public',
    Buffer.isBuffer(key) ? Buffer.from(key.subarray(-KEY_BYTES)) : Buffer.from(key.x, 'base64url'),
  );
};

const secretKey = ({ key }: { readonly key: Buffer }): CheapKey =>
  new CheapKey('private', sha256(Buffer.from('open'), key.subarray(-KEY_BYTES)));

const signatureOf = (message: Uint8Array, { open }: CheapKey): Buffer => {
  const half = sha256(open, message);
  return Buffer.concat([half, half]);
};

export const CRYPTO = {
  createHash: (name: string) => {
    if (name !== 'sha256') throw new Error(`Not in the simulation: ${name}`);
    return new GatheredHash();
  },
  createPublicKey: publicKey,
  createPrivateKey: secretKey,
  // Only ever made to be thrown away, to see whether another key can be used at all.
  generateKeyPairSync: () => ({ privateKey: new CheapKey('private', Buffer.alloc(KEY_BYTES)) }),
  sign: (_: null, message: Uint8Array, key: CheapKey) => signatureOf(message, key),
  verify: (_: null, message: Uint8Array, key: CheapKey, signature: Uint8Array) =>
    signatureOf(message, key).equals(signature),
  diffieHellman: ({ privateKey, publicKey: other }: Readonly<Record<'privateKey' | 'publicKey', CheapKey>>) =>
    sha256(...[privateKey.open, other.open].sort((a, b) => a.compare(b))),
  hkdfSync: (_: string, key: Uint8Array, salt: Uint8Array | string, info: string, length: number) => {
    const first = sha256(key, Buffer.from(salt), Buffer.from(info));
    const whole = Buffer.concat([first, sha256(first)]).subarray(0, length);
    return whole.buffer.slice(whole.byteOffset, whole.byteOffset + length);
  },
};

/** Nothing is packed: sizes do not matter here. */
export const ZLIB = {
  deflateRaw: (bytes: Uint8Array, done: (error: null, packed: Buffer) => void) => done(null, Buffer.from(bytes)),
  inflateRawSync: (bytes: Uint8Array) => Buffer.from(bytes),
};
