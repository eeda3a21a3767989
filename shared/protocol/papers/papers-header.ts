import { z } from 'zod';
import { hash, id, instant, key32, keyId, pcName } from '../field.ts';
import { CHUNK_BYTES, MAX_BODY_BYTES, MAX_PAPERS_PARTS, MAX_SEQ } from '../limits.ts';
import { BATCH_ALG } from '../version.ts';
import { MAX_CONTENT_BYTES, MAX_CONTENTS, PAPERS_FORMAT } from './papers-formats.ts';

/**
 * The clear, signed head of a part of a batch's papers. It names nobody, and its hashes tell nothing to whoever guesses a content: each
 * is over the salt of the sealed list and the content's own hash.
 */
export const papersHeaderSchema = z.strictObject({
  format: z.literal(PAPERS_FORMAT),
  alg: z.literal(BATCH_ALG),
  device: id,
  /** The PC's name when this file was made: perhaps a later one than the batch has. */
  pc: pcName,
  /** The PC's Ed25519 public key; the county compares it with its enrolment. */
  deviceKey: key32,
  /** The batch whose cases it shows: number and hash. */
  batchSeq: z.int().min(1).max(MAX_SEQ),
  batchHash: hash,
  /** Which part of the batch's papers this is, from 1 to `parts`. */
  part: z.int().min(1).max(MAX_PAPERS_PARTS),
  parts: z.int().min(1).max(MAX_PAPERS_PARTS),
  createdAt: instant,
  /** Highest county epoch this PC has seen. */
  epochSeen: z.int().min(0),
  /** Contents in the body; 0 when none of this part could be read any more. */
  count: z.int().min(0).max(MAX_CONTENTS),
  /** Each content, in the order of the body, which is that of `hash`: SHA-256(salt ‖ SHA-256(content)). No two equal. */
  items: z.array(z.strictObject({ hash, bytes: z.int().min(1).max(MAX_CONTENT_BYTES) })).max(MAX_CONTENTS),
  countyKey: keyId,
  /** Ephemeral X25519 public key of this file. */
  epk: key32,
  chunkSize: z.literal(CHUNK_BYTES),
  /** Bytes of the opened body: list and contents. */
  bodyLength: z.int().min(1).max(MAX_BODY_BYTES),
  /** SHA-256 over all chunks as they stand in the file. The only member outside the chunks' associated data. */
  bodyHash: hash,
});
export type PapersHeader = z.infer<typeof papersHeaderSchema>;
