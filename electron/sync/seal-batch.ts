import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { ok, type Result } from '#shared/result.ts';
import { batchFileName } from '#shared/protocol/batch/batch-file-name.ts';
import { batchHeaderSchema, type BatchHeader, type BodyEncoding } from '#shared/protocol/batch/batch-header.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { BATCH_MAGIC, CHUNK_BYTES, MAX_BATCH_BYTES } from '#shared/protocol/limits.ts';
import { BATCH_ALG, BATCH_FORMAT, MOVED_BATCH_FORMAT } from '#shared/protocol/version.ts';
import { agreeOnKey } from './agree.ts';
import { BATCH_CONTEXT } from './header-message.ts';
import { makeBatch } from './make-batch.ts';
import { type EnvelopeKind, sealEnvelope, type SealedFile, type Signer } from './seal-envelope.ts';

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
  } & Signer;
  readonly county: CountyKey;
  readonly audit: { readonly seq: number; readonly head: string };
  /** Highest county epoch this PC has seen; 0 before its first receipt. */
  readonly epochSeen: number;
};

/** A finished batch, not yet on any disk. */
export type SealedBatch = SealedFile<BatchHeader> & { readonly fileName: string };

/** The suite's key agreement names what the key is for. */
const KEY_INFO = 'aid1/batch/A1';
const BATCH: EnvelopeKind = { magic: BATCH_MAGIC, context: BATCH_CONTEXT, mostBytes: MAX_BATCH_BYTES };

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
  const key = agreeOnKey(input.county.box, ephemeral, KEY_INFO);
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
  // Throws when the caller's seq, instant or audit head has the wrong shape: a bug, found before anything is signed.
  const withHash = (bodyHash: string): BatchHeader => batchHeaderSchema.parse({ ...prelude, bodyHash });
  const file = sealEnvelope(BATCH, prelude, withHash, packed, key, input.device);
  if (!file.ok) return file;
  const { hash } = file.value;
  return ok({ ...file.value, fileName: batchFileName(input.device.pc, input.seq, hash) });
}

/** Small bodies stay as they are: packing saves time on a stick only where there is more than one chunk. */
function pack(frames: Uint8Array): { readonly encoding: BodyEncoding; readonly packed: Uint8Array } {
  if (frames.length > CHUNK_BYTES) {
    const packed = deflateRawSync(frames);
    if (packed.length < frames.length) return { encoding: 'deflate-raw', packed };
  }
  return { encoding: 'identity', packed: frames };
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
