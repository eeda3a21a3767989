import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { Suite } from './suite.ts';

const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const NO_SALT = Buffer.alloc(32);
/** DER around a raw key (RFC 8410): what stands before the 32 bytes. */
const DER = {
  ed25519Private: Buffer.from('302e020100300506032b657004220420', 'hex'),
  ed25519Public: Buffer.from('302a300506032b6570032100', 'hex'),
  x25519Private: Buffer.from('302e020100300506032b656e04220420', 'hex'),
  x25519Public: Buffer.from('302a300506032b656e032100', 'hex'),
} as const;

const publicKeyOf = (kind: 'ed25519Public' | 'x25519Public', raw: Uint8Array): KeyObject => {
  if (raw.length !== 32) throw new RangeError(`Not a raw public key: ${raw.length} bytes`);
  return createPublicKey({ key: Buffer.concat([DER[kind], raw]), format: 'der', type: 'spki' });
};

/** Taking a key in costs a quarter of checking a signature, and the chain of one PC was signed by a handful of them. */
const MOST_KEYS = 100;
const signingKeys = new Map<string, KeyObject>();

function signingKeyOf(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('hex');
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  const key = publicKeyOf('ed25519Public', raw);
  if (signingKeys.size < MOST_KEYS) signingKeys.set(name, key);
  return key;
}

const rawOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-32);

function agreementPrivateKey(seed: Uint8Array): KeyObject {
  const der = Buffer.concat([DER.x25519Private, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return privateKey;
}

/** AES-256-GCM, SHA-256, HMAC and HKDF of it, Ed25519, X25519: all of them in BoringSSL and in OpenSSL. */
export const suiteA1: Suite = {
  name: 'A1',
  byte: 0xa1,
  nonceLength: NONCE_LENGTH,
  tagLength: TAG_LENGTH,
  seal: (key, associated, plain) => {
    const nonce = randomBytes(NONCE_LENGTH);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH });
    cipher.setAAD(Buffer.from(associated, 'utf8'));
    const text = cipher.update(plain);
    // A counter mode holds nothing back: this only closes the tag.
    cipher.final();
    return { nonce, text, tag: cipher.getAuthTag() };
  },
  unseal: (key, associated, { nonce, text, tag }) => {
    if (nonce.length !== NONCE_LENGTH || tag.length !== TAG_LENGTH) return null;
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH });
    decipher.setAAD(Buffer.from(associated, 'utf8'));
    decipher.setAuthTag(tag);
    const plain = decipher.update(text);
    try {
      decipher.final();
    } catch {
      plain.fill(0);
      return null;
    }
    return plain;
  },
  mac: (key, content) => createHmac('sha256', key).update(content).digest(),
  hash: (content) => createHash('sha256').update(content).digest(),
  derive: (key, purpose, salt = Buffer.alloc(0)) => Buffer.from(hkdfSync('sha256', key, salt, purpose, 32)),
  extract: (key) => createHmac('sha256', NO_SALT).update(key).digest(),
  // RFC 5869 with 32 bytes out: the first block and no other.
  expand: (base, purpose) => createHmac('sha256', base).update(`${purpose}\u0001`).digest(),
  signingKey: (seed) => {
    const der = Buffer.concat([DER.ed25519Private, seed]);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    der.fill(0);
    return { privateKey, publicKey: rawOf(createPublicKey(privateKey)) };
  },
  sign: (privateKey, content) => sign(null, content, privateKey),
  verify: (publicKey, content, signature) =>
    signature.length === 64 && verify(null, content, signingKeyOf(publicKey), signature),
  agreementKey: (seed) => rawOf(createPublicKey(agreementPrivateKey(seed))),
  agree: (publicKey) => {
    const ephemeral = generateKeyPairSync('x25519');
    const shared = diffieHellman({
      privateKey: ephemeral.privateKey,
      publicKey: publicKeyOf('x25519Public', publicKey),
    });
    return { shared, ephemeralKey: rawOf(ephemeral.publicKey) };
  },
  agreeAs: (seed, publicKey) =>
    diffieHellman({ privateKey: agreementPrivateKey(seed), publicKey: publicKeyOf('x25519Public', publicKey) }),
};
