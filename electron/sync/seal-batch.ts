import { createHash, randomBytes, verify } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { canonicalJson } from '#shared/canonical-json.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { batchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import { batchHeaderSchema, type BatchHeader, type BodyEncoding } from '#shared/protocol/batch/batch-header.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { BATCH_MAGIC, CHUNK_BYTES, MAX_BATCH_BYTES } from '#shared/protocol/limits.ts';
import { BATCH_ALG, BATCH_FORMAT, MOVED_BATCH_FORMAT } from '#shared/protocol/version.ts';
import { agreeOnKey } from './agree.ts';
import { headerMessage } from './header-message.ts';
import { makeBatch } from './make-batch.ts';
import { publicKeyOf } from './raw-keys.ts';
import { openStream, sealStream } from './seal-stream.ts';

/** What goes into a batch, and who seals it. */
export type SealInput = {
  readonly records: readonly RecordContent[];
  readonly seq: number;
  /** Hash of this PC's batch before; null for the first. */
  readonly prevHash: string | null;
  /** ISO 8601 with offset. */
  readonly createdAt: string;
  readonly device: {
    readonly id: string;
    /** `<township code>-<PC letter>`. */
    readonly pc: string;
    /** Names it had before its data moved here; cases accepted under them may be in the batch. */
    readonly formerPcs: readonly string[];
    /** Ed25519, 32 raw bytes. */
    readonly publicKey: Uint8Array;
    readonly sign: (bytes: Uint8Array) => Uint8Array;
  };
  readonly county: CountyKey;
  readonly audit: { readonly seq: number; readonly head: string };
  /** Highest county epoch this PC has seen; 0 before its first receipt. */
  readonly epochSeen: number;
};

/** A finished batch, not yet on any disk. */
export type SealedBatch = {
  readonly bytes: Uint8Array;
  /** SHA-256 of the whole file, lower-case hex. */
  readonly hash: string;
  readonly fileName: string;
  readonly header: BatchHeader;
};

/**
 * Seals records into a batch that only the county can open and that carries this PC's signature (docs/formats/aidbatch.md).
 * It is opened and verified once more before the key is forgotten. `random` is replaced only for known answers in tests.
 * Errors: NOTHING_TO_SEAL, BAD_INPUT (a record contradicts itself), FILE_TOO_LARGE, BATCH_VERIFY_FAILED.
 */
export function sealBatch(
  input: SealInput,
  random: (size: number) => Uint8Array = (size) => randomBytes(size),
): Result<SealedBatch> {
  const made = makeBatch(input.records, input.device, random);
  if (!made.ok) return made;
  const { frames, hashes, packs, totalFen, formerPcs, schema } = made.value;
  const { encoding, packed } = pack(frames);
  const ephemeral = random(32);
  const key = agreeOnKey(input.county.box, ephemeral);
  ephemeral.fill(0);
  const prelude = {
    ...(formerPcs.length === 0 ? { format: BATCH_FORMAT } : { format: MOVED_BATCH_FORMAT, formerPcs: [...formerPcs] }),
    alg: BATCH_ALG,
    schema,
    device: input.device.id,
    pc: input.device.pc,
    deviceKey: base64url(input.device.publicKey),
    seq: input.seq,
    prevHash: input.prevHash,
    createdAt: input.createdAt,
    packs,
    count: hashes.length,
    totalFen,
    records: hashes,
    auditSeq: input.audit.seq,
    auditHead: input.audit.head,
    epochSeen: input.epochSeen,
    countyKey: input.county.keyId,
    epk: base64url(key.epk),
    chunkSize: CHUNK_BYTES,
    encoding,
    bodyLength: frames.length,
    packedLength: packed.length,
  } as const;
  const aad = sha256(Buffer.from(canonicalJson(prelude), 'utf8'));
  const body = sealStream(packed, key, aad);
  // Throws when the caller's seq, instant or audit head has the wrong shape: a bug, found before anything is signed.
  const header = batchHeaderSchema.parse({ ...prelude, bodyHash: sha256(body).toString('hex') });
  const headerBytes = Buffer.from(canonicalJson(header), 'utf8');
  const message = headerMessage(headerBytes);
  const signature = input.device.sign(message);
  const opens = isSame(openStream(body, key, aad), packed);
  key.key.fill(0);
  const isSigned = verify(null, message, publicKeyOf('ed25519', input.device.publicKey), signature);
  if (!opens || !isSigned) return fail('BATCH_VERIFY_FAILED');
  const bytes = Buffer.concat([Uint8Array.from(BATCH_MAGIC), lengthOf(headerBytes), headerBytes, signature, body]);
  if (bytes.length > MAX_BATCH_BYTES) return fail('FILE_TOO_LARGE', { limit: `${MAX_BATCH_BYTES / 1024 / 1024} MB` });
  const hash = sha256(bytes).toString('hex');
  return ok({ bytes, hash, fileName: batchFileName(input.device.pc, input.seq, hash), header });
}

/** Small bodies stay as they are: packing saves time on a stick only where there is more than one chunk. */
function pack(frames: Uint8Array): { readonly encoding: BodyEncoding; readonly packed: Uint8Array } {
  if (frames.length > CHUNK_BYTES) {
    const packed = deflateRawSync(frames);
    if (packed.length < frames.length) return { encoding: 'deflate-raw', packed };
  }
  return { encoding: 'identity', packed: frames };
}

function lengthOf(bytes: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
