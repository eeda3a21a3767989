import { createHash, verify } from 'node:crypto';
import type { z } from 'zod';
import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { batchHeaderSchema, type BatchHeader } from '#shared/protocol/batch/batch-header.ts';
import {
  BATCH_MAGIC,
  CHUNK_BYTES,
  MAX_BATCH_BYTES,
  MAX_HEADER_BYTES,
  SIGNATURE_BYTES,
  TAG_BYTES,
} from '#shared/protocol/limits.ts';
import { BATCH_ALG, BATCH_FORMATS, RECORD_FORMATS } from '#shared/protocol/version.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { publicKeyOf } from '../keys/raw-keys.ts';
import { readCanonical } from './read-canonical.ts';
import { RefusedError } from './refusal.ts';

/** A batch whose outside is sound: signed by the key its header names, whole, and unchanged since. Needs no secret. */
export type Envelope = {
  readonly header: BatchHeader;
  /** SHA-256 of the whole file, hex. */
  readonly hash: string;
  /** Associated data of every chunk. */
  readonly aad: Uint8Array;
  readonly body: Uint8Array;
};

const LENGTH_BYTES = 4;
const SIGNATURE_CONTEXT = Buffer.from('aid1/batch-header\0', 'latin1');

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Verifies everything that can be verified without the county's key. Throws {@link RefusedError}. */
export function readEnvelope(file: Uint8Array, deviceKey?: string): Envelope {
  if (file.length > MAX_BATCH_BYTES) throw new RefusedError('too_large', { limit: MAX_BATCH_BYTES / 1024 / 1024 });
  const parts = splitFile(file, BATCH_MAGIC);
  const header = readHeader(parts.headerBytes);
  checkSignature(parts, header.deviceKey, SIGNATURE_CONTEXT, deviceKey);
  checkRecordList(header);
  checkBody(parts.body, header.packedLength, header.bodyHash);
  const { bodyHash: _, ...prelude } = header;
  return { header, hash: sha256(file).toString('hex'), aad: associatedData(prelude), body: parts.body };
}

/** A file that a PC signed, taken apart: nothing of it is believed yet. */
export type FileParts = {
  readonly headerBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly body: Uint8Array;
};

/** Takes a file apart: magic, length of the header, header, signature, body. Throws {@link RefusedError}. */
export function splitFile(file: Uint8Array, magic: readonly number[]): FileParts {
  const start = magic.length + LENGTH_BYTES;
  if (!magic.every((byte, at) => file.length <= at || file[at] === byte)) throw new RefusedError('wrong_magic');
  if (file.length < start) throw new RefusedError('too_short');
  const length = Buffer.from(file.buffer, file.byteOffset, file.length).readUInt32BE(magic.length);
  if (length < 2 || length > MAX_HEADER_BYTES) throw new RefusedError('header_length', { length });
  const end = start + length;
  if (file.length < end + SIGNATURE_BYTES) throw new RefusedError('too_short');
  return {
    headerBytes: file.subarray(start, end),
    signature: file.subarray(end, end + SIGNATURE_BYTES),
    body: file.subarray(end + SIGNATURE_BYTES),
  };
}

/**
 * Checks that the key `named` in the header signed it under `context`, and that it is the enrolled one, when that is given. Throws
 * {@link RefusedError}.
 */
export function checkSignature(
  { headerBytes, signature }: FileParts,
  named: string,
  context: Uint8Array,
  enrolled?: string,
): void {
  if (enrolled !== undefined && named !== enrolled) throw new RefusedError('other_device');
  const message = Buffer.concat([context, sha256(headerBytes)]);
  const key = publicKeyOf('ed25519', Buffer.from(named, 'base64url'));
  if (!verify(null, message, key, signature)) throw new RefusedError('wrong_signature');
}

/** What every chunk of a file is bound to: its header without the hash of the chunks. */
export const associatedData = (prelude: object): Uint8Array =>
  // A header was read from canonical JSON.
  sha256(Buffer.from(canonicalJson(prelude as Canonical), 'utf8'));

function readHeader(bytes: Uint8Array): BatchHeader {
  const value = readHeaderValue(bytes, BATCH_FORMATS);
  checkName(value, 'schema', RECORD_FORMATS, 'header_record_schema');
  return parseHeader(batchHeaderSchema, value);
}

/** A header as canonical JSON of a format and an algorithm that are read here; its members are not looked at yet. Throws {@link RefusedError}. */
export function readHeaderValue(bytes: Uint8Array, formats: readonly string[]): unknown {
  const read = readCanonical(bytes);
  if (!read.ok) throw new RefusedError(`header_${read.problem}`);
  // Asked before the rest, so that a newer or weaker file is named as what it is.
  checkName(read.value, 'format', formats, 'header_version');
  checkName(read.value, 'alg', [BATCH_ALG], 'header_algorithm');
  return read.value;
}

/** Every member of a header; the refusal names the first that is wrong. Throws {@link RefusedError}. */
export function parseHeader<T>(schema: z.ZodType<T>, value: unknown): T {
  const shape = findShapeProblems(value)[0];
  if (shape !== undefined) throw new RefusedError('header_field', { field: shape.path.slice(0, 80) });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  throw new RefusedError('header_field', { field: (field ?? '').slice(0, 80) });
}

function checkName(
  value: unknown,
  field: string,
  supported: readonly string[],
  code: 'header_version' | 'header_algorithm' | 'header_record_schema',
): void {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
  if (!supported.some((name) => name === found))
    throw new RefusedError(code, { found: String(found).slice(0, 40), supported: supported.join('、') });
}

function checkRecordList({ count, records }: BatchHeader): void {
  if (records.length !== count) throw new RefusedError('header_count', { count, listed: records.length });
  if (new Set(records).size !== records.length) throw new RefusedError('header_repeated');
}

/** Checks the sealed bytes behind a header that says how many plain ones they hold. Throws {@link RefusedError}. */
export function checkBody(body: Uint8Array, plainLength: number, bodyHash: string): void {
  const expected = plainLength + TAG_BYTES * Math.ceil(plainLength / CHUNK_BYTES);
  if (body.length < expected) throw new RefusedError('truncated', { missing: expected - body.length });
  if (body.length > expected) throw new RefusedError('trailing_bytes', { extra: body.length - expected });
  if (sha256(body).toString('hex') !== bodyHash) throw new RefusedError('body_changed');
}
