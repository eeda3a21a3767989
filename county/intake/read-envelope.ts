import { createHash, verify } from 'node:crypto';
import { canonicalJson } from '#shared/canonical-json.ts';
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
  const { headerBytes, signature, body } = split(file);
  const header = readHeader(headerBytes);
  if (deviceKey !== undefined && header.deviceKey !== deviceKey) throw new RefusedError('other_device');
  const message = Buffer.concat([SIGNATURE_CONTEXT, sha256(headerBytes)]);
  const key = publicKeyOf('ed25519', Buffer.from(header.deviceKey, 'base64url'));
  if (!verify(null, message, key, signature)) throw new RefusedError('wrong_signature');
  checkRecordList(header);
  checkBody(header, body);
  const { bodyHash: _, ...prelude } = header;
  return { header, hash: sha256(file).toString('hex'), aad: sha256(Buffer.from(canonicalJson(prelude), 'utf8')), body };
}

function split(file: Uint8Array) {
  const start = BATCH_MAGIC.length + LENGTH_BYTES;
  if (!BATCH_MAGIC.every((byte, at) => file.length <= at || file[at] === byte)) throw new RefusedError('wrong_magic');
  if (file.length < start) throw new RefusedError('too_short');
  const length = Buffer.from(file.buffer, file.byteOffset, file.length).readUInt32BE(BATCH_MAGIC.length);
  if (length < 2 || length > MAX_HEADER_BYTES) throw new RefusedError('header_length', { length });
  const end = start + length;
  if (file.length < end + SIGNATURE_BYTES) throw new RefusedError('too_short');
  return {
    headerBytes: file.subarray(start, end),
    signature: file.subarray(end, end + SIGNATURE_BYTES),
    body: file.subarray(end + SIGNATURE_BYTES),
  };
}

function readHeader(bytes: Uint8Array): BatchHeader {
  const read = readCanonical(bytes);
  if (!read.ok) throw new RefusedError(`header_${read.problem}`);
  // Asked before the rest, so that a newer or weaker file is named as what it is.
  checkName(read.value, 'format', BATCH_FORMATS, 'header_version');
  checkName(read.value, 'alg', [BATCH_ALG], 'header_algorithm');
  checkName(read.value, 'schema', RECORD_FORMATS, 'header_record_schema');
  const shape = findShapeProblems(read.value)[0];
  if (shape !== undefined) throw new RefusedError('header_field', { field: shape.path.slice(0, 80) });
  const parsed = batchHeaderSchema.safeParse(read.value);
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

function checkBody({ packedLength, bodyHash }: BatchHeader, body: Uint8Array): void {
  const expected = packedLength + TAG_BYTES * Math.ceil(packedLength / CHUNK_BYTES);
  if (body.length < expected) throw new RefusedError('truncated', { missing: expected - body.length });
  if (body.length > expected) throw new RefusedError('trailing_bytes', { extra: body.length - expected });
  if (sha256(body).toString('hex') !== bodyHash) throw new RefusedError('body_changed');
}
