import { createHash } from 'node:crypto';
import {
  MAX_PAPERS_BYTES,
  PAPERS_CONTEXT,
  PAPERS_FORMAT,
  PAPERS_MAGIC,
} from '#shared/protocol/papers/papers-formats.ts';
import { papersHeaderSchema, type PapersHeader } from '#shared/protocol/papers/papers-header.ts';
import {
  associatedData,
  checkBody,
  checkSignature,
  parseHeader,
  readHeaderValue,
  splitFile,
} from '../read-envelope.ts';
import { PapersRefusedError } from './papers-refusal.ts';

/** A file of papers whose outside is sound: signed by the key its header names, whole, and unchanged since. */
export type PapersEnvelope = {
  readonly header: PapersHeader;
  /** SHA-256 of the whole file, hex. */
  readonly hash: string;
  /** Associated data of every chunk. */
  readonly aad: Uint8Array;
  readonly body: Uint8Array;
};

const CONTEXT = Buffer.from(`${PAPERS_CONTEXT}\0`, 'latin1');

/** Verifies everything that can be verified without the county's key. Throws `RefusedError` and {@link PapersRefusedError}. */
export function readPapersEnvelope(file: Uint8Array, deviceKey?: string): PapersEnvelope {
  if (file.length > MAX_PAPERS_BYTES)
    throw new PapersRefusedError('too_large', { limit: MAX_PAPERS_BYTES / 1024 / 1024 });
  const parts = splitFile(file, PAPERS_MAGIC);
  const header = parseHeader(papersHeaderSchema, readHeaderValue(parts.headerBytes, [PAPERS_FORMAT]));
  checkSignature(parts, header.deviceKey, CONTEXT, deviceKey);
  checkItems(header);
  checkBody(parts.body, header.bodyLength, header.bodyHash);
  const { bodyHash: _, ...prelude } = header;
  const hash = createHash('sha256').update(file).digest('hex');
  return { header, hash, aad: associatedData(prelude), body: parts.body };
}

/**
 * The same of a file that was read before and has lain in the spool since: what its chunks say for themselves when they are opened is
 * not asked of the whole file. Throws as {@link readPapersEnvelope}.
 */
export function readKeptEnvelope(file: Uint8Array): Omit<PapersEnvelope, 'hash'> {
  const { headerBytes, body } = splitFile(file, PAPERS_MAGIC);
  const header = parseHeader(papersHeaderSchema, readHeaderValue(headerBytes, [PAPERS_FORMAT]));
  const { bodyHash: _, ...prelude } = header;
  return { header, aad: associatedData(prelude), body };
}

function checkItems({ part, parts, count, items }: PapersHeader): void {
  if (part > parts) throw new PapersRefusedError('header_part', { part, parts });
  if (items.length !== count) throw new PapersRefusedError('header_count', { count, listed: items.length });
  if (new Set(items.map(({ hash }) => hash)).size !== count) throw new PapersRefusedError('header_repeated');
  if (items.some(({ hash }, at) => hash < (items[at - 1]?.hash ?? ''))) throw new PapersRefusedError('header_order');
}
