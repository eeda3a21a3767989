import { createHash, verify } from 'node:crypto';
import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { BatchKey } from './agree.ts';
import { headerMessage } from './header-message.ts';
import { publicKeyOf } from './raw-keys.ts';
import { openStream, sealStream } from './seal-stream.ts';

/** What makes a sealed file what it is, beside its header and body. */
export type EnvelopeKind = {
  readonly magic: readonly number[];
  /** Under which words the PC signs. */
  readonly context: string;
  readonly mostBytes: number;
};

export type Signer = {
  /** Ed25519, 32 raw bytes. */
  readonly publicKey: Uint8Array;
  readonly sign: (bytes: Uint8Array) => Uint8Array;
};

export type SealedFile<Header> = {
  readonly bytes: Uint8Array;
  /** SHA-256 of the whole file, lower-case hex. */
  readonly hash: string;
  readonly header: Header;
};

/**
 * Seals a body under a header that the PC signs (docs/formats/aidbatch.md, 3 to 7), and opens it once more before the key is wiped.
 * `withBodyHash` makes the whole header of the hash of the sealed body; what it throws is a bug of the caller. BATCH_VERIFY_FAILED,
 * FILE_TOO_LARGE.
 */
export function sealEnvelope<Header extends object>(
  { magic, context, mostBytes }: EnvelopeKind,
  prelude: Canonical,
  withBodyHash: (bodyHash: string) => Header,
  plain: Uint8Array,
  key: BatchKey,
  device: Signer,
): Result<SealedFile<Header>> {
  const aad = sha256(Buffer.from(canonicalJson(prelude), 'utf8'));
  const body = sealStream(plain, key, aad);
  const header = withBodyHash(sha256(body).toString('hex'));
  // A header is plain JSON: its schema has passed it.
  const headerBytes = Buffer.from(canonicalJson(header as Canonical), 'utf8');
  const message = headerMessage(headerBytes, context);
  const signature = device.sign(message);
  const opens = Buffer.compare(openStream(body, key, aad), plain) === 0;
  key.key.fill(0);
  const isSigned = verify(null, message, publicKeyOf('ed25519', device.publicKey), signature);
  if (!opens || !isSigned) return fail('BATCH_VERIFY_FAILED');
  const bytes = Buffer.concat([Uint8Array.from(magic), lengthOf(headerBytes), headerBytes, signature, body]);
  if (bytes.length > mostBytes) return fail('FILE_TOO_LARGE', { limit: `${mostBytes / 1024 / 1024} MB` });
  return ok({ bytes, hash: sha256(bytes).toString('hex'), header });
}

/** Length of bytes as they stand before them: 32 bits, big-endian. */
export function lengthOf(bytes: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
