import { createHash } from 'node:crypto';
import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { batchRecordSchema, type BatchRecord, type RecordContent } from '#shared/protocol/batch/batch-record.ts';
import {
  MAX_BATCH_VALUES,
  MAX_BODY_BYTES,
  MAX_JSON_VALUES,
  MAX_RECORD_BYTES,
  MAX_RECORDS,
} from '#shared/protocol/limits.ts';
import { hasLoneSurrogate } from '#shared/protocol/lone-surrogate.ts';
import { measureJson } from '#shared/protocol/measure-json.ts';
import { findRecordContradiction } from '#shared/protocol/batch/record-contradiction.ts';
import { RECORD_FORMAT, SPECIAL_RECORD_FORMAT } from '#shared/protocol/version.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';

const SALT_BYTES = 16;
const LENGTH_BYTES = 4;

type RecordSchema = typeof RECORD_FORMAT | typeof SPECIAL_RECORD_FORMAT;

/** The plain content of a batch, before packing and sealing. */
export type BatchBody = {
  /** Each record's bytes behind their length. */
  readonly frames: Uint8Array;
  /** SHA-256 of each record's bytes, hex. */
  readonly hashes: readonly string[];
  readonly packs: Readonly<Record<string, string>>;
  readonly totalFen: number;
  /** Of the former names of this PC those that a record carries, in order. */
  readonly formerPcs: readonly string[];
  /** The format of every record. */
  readonly schema: RecordSchema;
};

/** The name of this PC, and those it had before its data moved here. */
export type PcNames = { readonly pc: string; readonly formerPcs: readonly string[] };

const tooLarge = fail('FILE_TOO_LARGE', { limit: `${MAX_BODY_BYTES / 1024 / 1024} MB` });

/**
 * Puts records into the bytes of a batch: salted, canonical, each behind its length, with hashes and totals in fen.
 * A record that contradicts itself gives `BAD_INPUT` naming it, because its county would refuse the whole file.
 */
export function makeBatch(
  contents: readonly RecordContent[],
  { pc, formerPcs }: PcNames,
  random: (size: number) => Uint8Array,
): Result<BatchBody> {
  if (contents.length === 0) return fail('NOTHING_TO_SEAL');
  if (contents.length > MAX_RECORDS)
    return fail('BAD_INPUT', { where: `records: ${contents.length} > ${MAX_RECORDS}` });
  // A county that does not know of them yet reads every batch without them.
  const isSpecial = contents.some(({ exemptions = [], notice = null }) => exemptions.length > 0 || notice !== null);
  const schema = isSpecial ? SPECIAL_RECORD_FORMAT : RECORD_FORMAT;
  const parts: Uint8Array[] = [];
  const hashes: string[] = [];
  const packs = new Map<string, string>();
  const revisions = new Set<string>();
  let [length, allValues, totalFen] = [0, 0, 0];
  for (const content of contents) {
    const { number, id, revision } = content.application;
    const problem = findProblem(content, [pc, ...formerPcs]);
    if (problem !== null) return fail('BAD_INPUT', { where: `${number}: ${problem}` });
    const { pack, packHash } = content.result;
    if ((packs.get(pack) ?? packHash) !== packHash) return fail('BAD_INPUT', { where: `${number}: other_pack_hash` });
    if (revisions.has(`${id} ${revision}`)) return fail('BAD_INPUT', { where: `${number}: twice` });
    packs.set(pack, packHash);
    revisions.add(`${id} ${revision}`);
    const bytes = recordBytes(recordOf(schema, hex(random(SALT_BYTES)), content));
    const { values } = measureJson(bytes);
    length += LENGTH_BYTES + bytes.length;
    allValues += values;
    if (bytes.length > MAX_RECORD_BYTES || values > MAX_JSON_VALUES) return tooLarge;
    if (length > MAX_BODY_BYTES || allValues > MAX_BATCH_VALUES) return tooLarge;
    parts.push(lengthOf(bytes), bytes);
    hashes.push(createHash('sha256').update(bytes).digest('hex'));
    totalFen += content.payableFen;
  }
  const isUsed = (former: string): boolean =>
    contents.some(({ application }) => application.number.startsWith(`${former}-`));
  const used = [...new Set(formerPcs)].filter((former) => former !== pc && isUsed(former)).sort();
  return ok({
    frames: Buffer.concat(parts),
    hashes,
    packs: Object.fromEntries(packs),
    totalFen,
    formerPcs: used,
    schema,
  });
}

function recordOf(format: RecordSchema, salt: string, content: RecordContent): BatchRecord {
  const { exemptions = [], notice = null, ...before } = content;
  return format === RECORD_FORMAT ? { format, salt, ...before } : { format, salt, ...before, exemptions, notice };
}

function findProblem(content: RecordContent, pcs: readonly string[]): string | null {
  const parsed = batchRecordSchema.safeParse(recordOf(SPECIAL_RECORD_FORMAT, '0'.repeat(2 * SALT_BYTES), content));
  if (!parsed.success) return parsed.error.issues[0]?.path.join('.') ?? 'record';
  const shape = findShapeProblems(content)[0];
  if (shape !== undefined) return `${shape.path} ${shape.message}`;
  return hasLoneSurrogate(content) ? 'lone_surrogate' : findRecordContradiction(content, pcs);
}

// The schema has passed; what it leaves open (`local`) makes canonicalJson throw when it is no plain JSON.
const recordBytes = (record: BatchRecord): Uint8Array =>
  Buffer.from(canonicalJson(record as unknown as Canonical), 'utf8');

function lengthOf(bytes: Uint8Array): Uint8Array {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  return length;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
