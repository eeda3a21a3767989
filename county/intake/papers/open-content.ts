import { CHUNK_BYTES } from '#shared/protocol/limits.ts';
import { saltedHash } from '#shared/protocol/papers/papers-contradiction.ts';
import { PAPERS_KEY_INFO } from '#shared/protocol/papers/papers-formats.ts';
import { papersIndexSchema } from '#shared/protocol/papers/papers-index.ts';
import type { CountySecret } from '../../keys/county-secret.ts';
import { openSealedChunks } from '../open-body.ts';
import { RefusedError } from '../refusal.ts';
import { PapersRefusedError } from './papers-refusal.ts';
import { readKeptEnvelope } from './read-papers-envelope.ts';
import { sha256Hex } from './sha256-hex.ts';

const LENGTH_BYTES = 4;

/**
 * Opens one content of a file of papers that was taken before: only the chunks in which it lies, and those of the list. Null when it
 * does not open, is not there, or is not the content of this hash any more.
 */
export function openContent(file: Uint8Array, sha256: string, county: CountySecret): Uint8Array | null {
  try {
    const envelope = readKeptEnvelope(file);
    const { items, bodyLength } = envelope.header;
    const slice = (from: number, to: number): Uint8Array => {
      const first = Math.floor(from / CHUNK_BYTES);
      const plain = openSealedChunks(envelope, county, PAPERS_KEY_INFO, [first, Math.ceil(to / CHUNK_BYTES)]);
      return plain.subarray(from - first * CHUNK_BYTES, to - first * CHUNK_BYTES);
    };
    const contents = items.reduce((sum, { bytes }) => sum + bytes, 0);
    const list: unknown = JSON.parse(Buffer.from(slice(LENGTH_BYTES, bodyLength - contents)).toString('utf8'));
    const name = saltedHash(papersIndexSchema.parse(list).salt, sha256, sha256Hex);
    let at = bodyLength - contents;
    for (const { hash, bytes } of items) {
      if (hash !== name) {
        at += bytes;
        continue;
      }
      const content = slice(at, at + bytes);
      return sha256Hex(content) === sha256 ? content : null;
    }
    return null;
  } catch (error) {
    // It was sound when it was taken, so the disk has changed it since.
    if (error instanceof RefusedError || error instanceof PapersRefusedError || error instanceof SyntaxError)
      return null;
    throw error;
  }
}
