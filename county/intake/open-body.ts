import { createDecipheriv, diffieHellman, hkdfSync, type KeyObject } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { BatchHeader } from '#shared/protocol/batch/batch-header.ts';
import { CHUNK_BYTES, TAG_BYTES } from '#shared/protocol/limits.ts';
import { type CountySecret, secretOf } from '../keys/county-secret.ts';
import { publicKeyOf } from '../keys/raw-keys.ts';
import type { Envelope } from './read-envelope.ts';
import { RefusedError } from './refusal.ts';

const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;
const KEY_INFO = 'aid1/batch/A1';

/** Opens the body with the county's key and unpacks it to the frames. Throws {@link RefusedError}. */
export const openBody = (envelope: Envelope, county: CountySecret): Uint8Array =>
  unpack(openSealedBody(envelope, county, KEY_INFO), envelope.header);

/** What opening a body needs to know of its file. */
export type SealedBody = {
  readonly header: Pick<BatchHeader, 'countyKey' | 'epk'>;
  /** Associated data of every chunk. */
  readonly aad: Uint8Array;
  readonly body: Uint8Array;
};

/** Opens all chunks of a file that is sealed to the county; `info` says what the key is for. Throws {@link RefusedError}. */
export const openSealedBody = (sealed: SealedBody, county: CountySecret, info: string): Uint8Array =>
  openSealedChunks(sealed, county, info, [0, Math.ceil(sealed.body.length / SEALED_BYTES)]);

/** Opens the chunks from a number up to another, which is not opened; from 0. Throws {@link RefusedError}. */
export function openSealedChunks(
  { header, aad, body }: SealedBody,
  county: CountySecret,
  info: string,
  [from, to]: readonly [from: number, to: number],
): Buffer {
  const own = secretOf(county, header.countyKey);
  if (own === null) throw new RefusedError('other_county', { found: header.countyKey, own: county.keyId });
  const okm = agree(header.epk, own, info);
  const [key, prefix] = [okm.subarray(0, 32), okm.subarray(32, 39)];
  const plain = Array.from({ length: to - from }, (_, at) => openChunk(body, from + at, key, prefix, aad));
  okm.fill(0);
  return Buffer.concat(plain);
}

function agree(epkText: string, county: CountySecret, info: string): Buffer {
  const epk = Buffer.from(epkText, 'base64url');
  const shared = agreeWith(county.box, epk);
  const okm = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([epk, county.boxPublic]), info, 39));
  shared.fill(0);
  return okm;
}

function agreeWith(privateKey: KeyObject, epk: Uint8Array): Buffer {
  try {
    const shared = diffieHellman({ privateKey, publicKey: publicKeyOf('x25519', epk) });
    if (shared.some((byte) => byte !== 0)) return shared;
  } catch {
    // A point of small order: OpenSSL refuses to compute with it.
  }
  throw new RefusedError('weak_ephemeral');
}

function openChunk(body: Uint8Array, index: number, key: Uint8Array, prefix: Uint8Array, aad: Uint8Array): Buffer {
  const end = (index + 1) * SEALED_BYTES;
  const chunk = body.subarray(index * SEALED_BYTES, end);
  const nonce = Buffer.alloc(12);
  nonce.set(prefix, 0);
  nonce.writeUInt32BE(index, prefix.length);
  nonce.writeUInt8(end >= body.length ? 1 : 0, 11);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  try {
    // Throws as well, where a file that was cut short has no whole tag left.
    decipher.setAuthTag(chunk.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(chunk.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new RefusedError('chunk_refused', { chunk: index + 1 });
  }
}

function unpack(packed: Uint8Array, { encoding, bodyLength }: BatchHeader): Uint8Array {
  const frames = encoding === 'identity' ? packed : inflate(packed, bodyLength);
  if (frames.length !== bodyLength) throw new RefusedError('inflate_length');
  return frames;
}

/** Never inflates past the length the header states, which is bounded itself; nothing may follow the stream. */
function inflate(packed: Uint8Array, bodyLength: number): Uint8Array {
  let result: unknown;
  try {
    result = inflateRawSync(packed, { maxOutputLength: bodyLength, info: true });
  } catch (error) {
    const isLonger = error instanceof RangeError;
    throw new RefusedError(isLonger ? 'inflate_length' : 'inflate_failed');
  }
  const { buffer, consumed } = readInflated(result);
  if (consumed !== packed.length) throw new RefusedError('inflate_failed');
  return buffer;
}

/** `info: true` gives the bytes and the engine, which the typings of Node 20 do not know. */
function readInflated(result: unknown): { readonly buffer: Uint8Array; readonly consumed: number } {
  const { buffer, engine } = result as { buffer: Uint8Array; engine: { bytesWritten: number } };
  return { buffer, consumed: engine.bytesWritten };
}
