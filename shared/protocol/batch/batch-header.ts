import { z } from 'zod';
import { fenAmount, hash, id, instant, key32, keyId, packHash, packId, pcName } from '../field.ts';
import { CHUNK_BYTES, MAX_BATCH_BYTES, MAX_BODY_BYTES, MAX_RECORDS, MAX_SEQ } from '../limits.ts';
import { BATCH_ALG, BATCH_FORMAT, MOVED_BATCH_FORMAT, RECORD_FORMATS } from '../version.ts';

/** How the frames of the body are packed before they are encrypted. */
export const BODY_ENCODINGS = ['identity', 'deflate-raw'] as const;
export type BodyEncoding = (typeof BODY_ENCODINGS)[number];

/** One letter for each move. */
const MOST_FORMER = 25;

/**
 * The clear, signed head of a batch. It names nobody: record hashes are over salted records. It holds what lets a PC
 * that cannot open its own batch check a receipt, and lets anyone find a cut without the county's key.
 */
const firstHeaderSchema = z.strictObject({
  format: z.literal(BATCH_FORMAT),
  alg: z.literal(BATCH_ALG),
  /** Schema of every record in the body. */
  schema: z.enum(RECORD_FORMATS),
  device: id,
  pc: pcName,
  /** The PC's Ed25519 public key; the county compares it with its enrolment. */
  deviceKey: key32,
  /** Number of the batch on this PC, from 1 without gaps. */
  seq: z.int().min(1).max(MAX_SEQ),
  /** Hash of the PC's batch before this one; null for the first. */
  prevHash: hash.nullable(),
  createdAt: instant,
  /** Every pack the records were settled with. */
  packs: z.record(packId, packHash),
  count: z.int().min(1).max(MAX_RECORDS),
  /** Sum of the records' `payableFen`. */
  totalFen: fenAmount,
  /** SHA-256 of each record's bytes, in the order of the body. */
  records: z.array(hash).min(1).max(MAX_RECORDS),
  /** Head of the PC's audit chain when the batch was sealed. */
  auditSeq: z.int().min(0),
  auditHead: hash,
  /** Highest county epoch this PC has seen; 0 before its first receipt. */
  epochSeen: z.int().min(0),
  countyKey: keyId,
  /** Ephemeral X25519 public key of this batch. */
  epk: key32,
  chunkSize: z.literal(CHUNK_BYTES),
  encoding: z.enum(BODY_ENCODINGS),
  /** Bytes of the frames. */
  bodyLength: z.int().min(1).max(MAX_BODY_BYTES),
  /** Bytes of the frames as packed: what the chunks hold. */
  packedLength: z.int().min(1).max(MAX_BATCH_BYTES),
  /** SHA-256 over all chunks as they stand in the file. The only member outside the chunks' associated data. */
  bodyHash: hash,
});

/** The head of a batch with records that were accepted before the data moved to this PC. */
const movedHeaderSchema = firstHeaderSchema
  .extend({
    format: z.literal(MOVED_BATCH_FORMAT),
    /** Earlier names of this PC that records begin with: of the same township, in order, each once. */
    formerPcs: z.array(pcName).min(1).max(MOST_FORMER),
  })
  .refine(({ pc, formerPcs }) => areFormer(pc, formerPcs), { path: ['formerPcs'] });

/** A device keeps its township, and no name can be both of now and of before. */
function areFormer(pc: string, formerPcs: readonly string[]): boolean {
  const township = pc.slice(0, -1);
  return formerPcs.every(
    (former, at) => former !== pc && former.startsWith(township) && (at === 0 || former > (formerPcs[at - 1] ?? '')),
  );
}

export const batchHeaderSchema = z.discriminatedUnion('format', [firstHeaderSchema, movedHeaderSchema]);
export type BatchHeader = z.infer<typeof batchHeaderSchema>;

/** The names that the numbers in a batch may begin with: the PC's own first. */
export const pcsOf = (header: BatchHeader): readonly string[] =>
  header.format === MOVED_BATCH_FORMAT ? [header.pc, ...header.formerPcs] : [header.pc];
