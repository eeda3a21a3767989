import { createHash, randomBytes } from 'node:crypto';
import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { findPapersContradiction, saltedHash, type Sha256 } from '#shared/protocol/papers/papers-contradiction.ts';
import { papersFileName } from '#shared/protocol/papers/papers-file-name.ts';
import {
  MAX_INDEX_BYTES,
  MAX_PAPERS_BYTES,
  PAPERS_CONTEXT,
  PAPERS_FORMAT,
  PAPERS_INDEX_FORMAT,
  PAPERS_KEY_INFO,
  PAPERS_MAGIC,
} from '#shared/protocol/papers/papers-formats.ts';
import { papersHeaderSchema, type PapersHeader } from '#shared/protocol/papers/papers-header.ts';
import { type AbsentLine, type PaperLine, papersIndexSchema } from '#shared/protocol/papers/papers-index.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { CHUNK_BYTES } from '#shared/protocol/limits.ts';
import { BATCH_ALG } from '#shared/protocol/version.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { agreeOnKey } from '../agree.ts';
import { type EnvelopeKind, lengthOf, sealEnvelope, type SealedFile, type Signer } from '../seal-envelope.ts';

/** A part of a batch's papers, opened. */
export type PapersInput = {
  readonly papers: readonly PaperLine[];
  readonly absent: readonly AbsentLine[];
  /** Every content that `papers` names, by its SHA-256. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  readonly batch: { readonly seq: number; readonly hash: string };
  readonly part: number;
  readonly parts: number;
  /** ISO 8601 with offset. */
  readonly createdAt: string;
  readonly device: { readonly id: string; readonly pc: string } & Signer;
  readonly county: CountyKey;
  /** Highest county epoch this PC has seen; 0 before its first receipt. */
  readonly epochSeen: number;
};

export type SealedPapers = SealedFile<PapersHeader> & { readonly fileName: string };

const SALT_BYTES = 16;
const PAPERS: EnvelopeKind = { magic: PAPERS_MAGIC, context: PAPERS_CONTEXT, mostBytes: MAX_PAPERS_BYTES };

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/**
 * Seals a part of a batch's papers so that only the county can open it (docs/formats/aidpapers.md). `random` is replaced only for known
 * answers in tests. BAD_INPUT (lines and contents do not belong together), FILE_TOO_LARGE, BATCH_VERIFY_FAILED.
 */
export function sealPapers(
  input: PapersInput,
  random: (size: number) => Uint8Array = (size) => randomBytes(size),
): Result<SealedPapers> {
  const { papers, absent, contents, batch, device, county } = input;
  const salt = Buffer.from(random(SALT_BYTES)).toString('hex');
  const index = papersIndexSchema.safeParse({ format: PAPERS_INDEX_FORMAT, salt, papers, absent });
  if (!index.success) return fail('BAD_INPUT', { where: index.error.issues[0]?.path.join('.') ?? 'papers' });
  const named = [...contents]
    .map(([content, bytes]) => ({ hash: saltedHash(salt, content, sha256), bytes }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  const items = named.map(({ hash, bytes }) => ({ hash, bytes: bytes.length }));
  const problem = findPapersContradiction(index.data, { items }, sha256);
  if (problem !== null) return fail('BAD_INPUT', { where: `papers: ${problem}` });
  // Absent members stay absent: canonical JSON leaves them out.
  const indexBytes = Buffer.from(canonicalJson(index.data as Canonical), 'utf8');
  if (indexBytes.length > MAX_INDEX_BYTES) return fail('FILE_TOO_LARGE', { limit: '4 MB' });
  const body = Buffer.concat([lengthOf(indexBytes), indexBytes, ...named.map(({ bytes }) => bytes)]);
  const ephemeral = random(32);
  const key = agreeOnKey(county.box, ephemeral, PAPERS_KEY_INFO);
  ephemeral.fill(0);
  const prelude = {
    format: PAPERS_FORMAT,
    alg: BATCH_ALG,
    device: device.id,
    pc: device.pc,
    deviceKey: Buffer.from(device.publicKey).toString('base64url'),
    batchSeq: batch.seq,
    batchHash: batch.hash,
    part: input.part,
    parts: input.parts,
    createdAt: input.createdAt,
    epochSeen: input.epochSeen,
    count: items.length,
    items,
    countyKey: county.keyId,
    epk: Buffer.from(key.epk).toString('base64url'),
    chunkSize: CHUNK_BYTES,
    bodyLength: body.length,
  };
  // Throws when the caller's numbers or instant have the wrong shape: a bug, found before anything is signed.
  const withHash = (bodyHash: string): PapersHeader => papersHeaderSchema.parse({ ...prelude, bodyHash });
  const file = sealEnvelope(PAPERS, prelude, withHash, body, key, device);
  if (!file.ok) return file;
  return ok({ ...file.value, fileName: papersFileName(device.pc, batch.seq, input.part, file.value.hash) });
}
