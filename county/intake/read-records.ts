import { createHash } from 'node:crypto';
import { batchRecordSchema, type BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { type BatchHeader, pcsOf } from '#shared/protocol/batch/batch-header.ts';
import { MAX_BATCH_VALUES, MAX_RECORD_BYTES } from '#shared/protocol/limits.ts';
import { hasLoneSurrogate } from '#shared/protocol/lone-surrogate.ts';
import { findRecordContradiction, type RecordContradiction } from '#shared/protocol/batch/record-contradiction.ts';
import { findShapeProblems } from '#shared/settlement/json-shape.ts';
import { readCanonical } from './read-canonical.ts';
import { RefusedError } from './refusal.ts';

/** One record of an opened batch. */
export type OpenedRecord = {
  readonly hash: string;
  readonly record: BatchRecord;
  /** Its canonical text, which the hash is of: part of the frames it came in. */
  readonly bytes: Uint8Array;
};

const LENGTH_BYTES = 4;

const WHAT: Readonly<Record<RecordContradiction, string>> = {
  not_one_case: '测算文件里不是恰好一份个案',
  other_case: '测算结果不是这份个案的',
  other_pack: '测算结果用的不是同一个政策包',
  no_trace: '测算结果没有计算过程',
  undecided: '测算结果还不能确定',
  payable: '应救助金额与测算结果不同',
  visit_unknown: '就诊清单与测算用的就诊对不上',
  other_pc: '申请编号不是这台电脑的，也不是批次写明的迁来以前那台的',
  same_person: '测算和复核，或者提出和核定特殊情形是同一人，又没有县级授权',
  permit_over: '单人经办授权在使用那天已经到期',
  exemption: '特殊情形与测算用的就诊对不上',
};

/** Some of a batch's records, for readers that share one: the part `index` of `of` that are about equally long. */
export type BatchPart = { readonly index: number; readonly of: number };
export const WHOLE: BatchPart = { index: 0, of: 1 };
/** A part begins at a multiple of this, so that what is kept of neighbours together is of one part. */
export const PART_STEP = 16;

/** Places of the first record of a part and of the first behind it. */
export function placesOf({ index, of }: BatchPart, count: number): readonly [number, number] {
  const begin = (part: number): number => Math.min(Math.round((part * count) / of / PART_STEP) * PART_STEP, count);
  return [begin(index), index + 1 === of ? count : begin(index + 1)];
}

/** What the records of a part say of the whole batch, together with those of the other parts. */
export type PartFacts = {
  readonly values: number;
  readonly totalFen: number;
  /** Id and revision of every application. */
  readonly revisions: readonly string[];
  readonly packs: readonly string[];
  /** PCs of the applications' numbers. */
  readonly pcs: readonly string[];
};

/**
 * Takes the frames apart and gives the records of a part one by one, each checked against the header; in the end what they say
 * together. Throws {@link RefusedError}.
 */
export function* readRecords(
  frames: Uint8Array,
  header: BatchHeader,
  part: BatchPart,
): Generator<OpenedRecord, PartFacts> {
  const [packs, pcs] = [new Set<string>(), new Set<string>()];
  const revisions = new Set<string>();
  let [values, totalFen] = [0, 0];
  const all = splitFrames(frames, header.count);
  const [from, to] = placesOf(part, all.length);
  for (const [place, bytes] of all.slice(from, to).entries()) {
    const index = from + place;
    const at = index + 1;
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== header.records[index]) throw new RefusedError('record_hash', { record: at });
    const read = readRecord(bytes, at);
    const { record } = read;
    const { number, id, revision } = record.application;
    values += read.values;
    if (values > MAX_BATCH_VALUES) throw new RefusedError('records_values');
    if (record.format !== header.schema) throw new RefusedError('record_field', { record: at, field: 'format' });
    checkAgainstHeader(record, header, at);
    if (revisions.has(`${id} ${revision}`)) throw new RefusedError('record_repeated', { record: at, number });
    revisions.add(`${id} ${revision}`);
    packs.add(record.result.pack);
    pcs.add(number.split('-', 2).join('-'));
    totalFen += record.payableFen;
    yield { hash, record, bytes };
  }
  return { values, totalFen, revisions: [...revisions], packs: [...packs], pcs: [...pcs] };
}

/** The records' bytes. Throws {@link RefusedError}. */
export function splitFrames(frames: Uint8Array, count: number): readonly Uint8Array[] {
  const view = Buffer.from(frames.buffer, frames.byteOffset, frames.length);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < frames.length;) {
    const record = parts.length + 1;
    if (record > count) throw new RefusedError('frame_count', { count });
    if (at + LENGTH_BYTES > frames.length) throw new RefusedError('frame_length', { record });
    const length = view.readUInt32BE(at);
    const end = at + LENGTH_BYTES + length;
    if (length < 2 || length > MAX_RECORD_BYTES || end > frames.length)
      throw new RefusedError('frame_length', { record });
    parts.push(frames.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  if (parts.length !== count) throw new RefusedError('frame_count', { count });
  return parts;
}

function readRecord(bytes: Uint8Array, at: number): { readonly record: BatchRecord; readonly values: number } {
  const read = readCanonical(bytes);
  if (!read.ok) throw new RefusedError(`record_${read.problem}`, { record: at });
  if (!read.isPlain && (findShapeProblems(read.value).length > 0 || hasLoneSurrogate(read.value)))
    throw new RefusedError('record_text', { record: at });
  const parsed = batchRecordSchema.safeParse(read.value);
  if (parsed.success) return { record: parsed.data, values: read.values };
  const issue = parsed.error.issues[0];
  const field = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])].join('.');
  throw new RefusedError('record_field', { record: at, field: field.slice(0, 80) });
}

function checkAgainstHeader(record: BatchRecord, header: BatchHeader, at: number): void {
  const { number } = record.application;
  const contradiction = findRecordContradiction(record, pcsOf(header));
  if (contradiction !== null)
    throw new RefusedError('record_contradiction', { record: at, number, what: WHAT[contradiction] });
  const { pack, packHash } = record.result;
  if (!Object.hasOwn(header.packs, pack) || header.packs[pack] !== packHash)
    throw new RefusedError('record_pack', { record: at, number, pack });
}
