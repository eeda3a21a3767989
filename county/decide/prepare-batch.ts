import { setImmediate as breathe } from 'node:timers/promises';
import { findPackProblems, remainingCaps, type PolicyPack } from '#rules';
import { toDay } from '#shared/day.ts';
import { parseYuan, yuanToFen } from '#shared/fen.ts';
import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { checkWhole, guarded, openSealed, refusedOr, type Opening } from '../intake/open-batch.ts';
import {
  placesOf,
  readRecords,
  WHOLE,
  type BatchPart,
  type OpenedRecord,
  type PartFacts,
} from '../intake/read-records.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { recheckRecord } from '../recheck/recheck-record.ts';
import type { CountySeal } from '../seal/county-seal.ts';
import {
  firstOfGroup,
  type RecordSummary,
  type SealedSummaries,
  sealSummaries,
  summaryOf,
} from '../seal/record-summary.ts';
import { visitKey, type CapFacts, type PreparedBatch, type PreparedRecord, type YearUse } from './prepared-record.ts';

/** What a batch is read with. `packs` null: records are not settled again, because the journal already says what came of it. */
export type Preparation = {
  readonly county: string;
  readonly secret: CountySecret;
  readonly seal: CountySeal;
  readonly packs: ReadonlyMap<string, PolicyPack> | null;
};

/** The records of one part of a batch, with what they say of the whole. */
export type PreparedPart = PreparedBatch & { readonly facts: PartFacts };

/** Records read between two turns of the service: a few milliseconds. */
const AT_ONCE = 8;

/**
 * Opens a batch of an enrolled device, settles the records of a part again and takes from them what the books keep, one after the other:
 * none is held open longer than it takes. Lets other work run meanwhile.
 */
export async function preparePart(
  bytes: Uint8Array,
  deviceKey: string,
  preparation: Preparation,
  part: BatchPart,
): Promise<Opening<PreparedPart>> {
  try {
    const { header, hash, frames } = openSealed(bytes, preparation.secret, deviceKey);
    const reader = readRecords(frames, header, part);
    const [from] = placesOf(part, header.count);
    const records: PreparedRecord[] = [];
    const summaries: RecordSummary[] = [];
    for (;;) {
      const step = reader.next();
      if (step.done === true) {
        const sealed = sealGroups(summaries, from, hash, preparation);
        return { ok: true, value: { header, hash, records, summaries: sealed, facts: step.value } };
      }
      records.push(prepareRecord(step.value, header.createdAt, preparation));
      summaries.push(summaryOf(step.value.hash, step.value.record));
      if (records.length % AT_ONCE === 0) await breathe();
    }
  } catch (error) {
    return refusedOr(error);
  }
}

/** All parts of a batch together, in their order, with the checks that only all of them allow. */
export function joinParts(parts: readonly Opening<PreparedPart>[]): Opening<PreparedBatch> {
  const read: PreparedPart[] = [];
  for (const part of parts)
    if (part.ok) read.push(part.value);
    else return part;
  const [first] = read;
  if (first === undefined) throw new RangeError('A batch has a part');
  const { header, hash } = first;
  const facts = read.map((part) => part.facts);
  return guarded(() => {
    checkWhole(header, facts);
    const records = read.flatMap((part) => part.records);
    return { header, hash, records, summaries: read.flatMap(({ summaries }) => summaries) };
  });
}

/** A whole batch in one piece, see {@link preparePart}. */
export const prepareBatch = async (
  bytes: Uint8Array,
  deviceKey: string,
  preparation: Preparation,
): Promise<Opening<PreparedBatch>> => joinParts([await preparePart(bytes, deviceKey, preparation, WHOLE)]);

function prepareRecord(opened: OpenedRecord, createdAt: string, preparation: Preparation): PreparedRecord {
  const { hash, record, bytes } = opened;
  const { seal, packs } = preparation;
  const { number, revision, id, acceptedOn } = record.application;
  // Checked by the reader: a record has exactly one case.
  const [aidCase] = record.input.cases;
  if (aidCase === undefined) throw new TypeError('A record without a case');
  const own = new Map(record.visits.map(({ id: visit, bill }) => [visit, bill]));
  const recheck = packs === null ? null : recheckRecord(record, packs, toDay(createdAt.slice(0, 10)));
  return {
    hash,
    number,
    revision,
    application: id,
    pc: number.split('-').slice(0, 2).join('-'),
    person: seal.index('person', record.person.idNumber),
    name: seal.index('name', record.person.name),
    acceptedOn,
    payableFen: record.payableFen,
    hasReview: 'review' in record,
    visits: aidCase.visits
      .filter(({ id: visit }) => own.has(visit))
      .map(({ id: visit, kind, from, to, amounts }) => ({
        visit,
        kind,
        from,
        to,
        totalFen: yuanToFen(amounts.total),
        bill: billIndex(seal, own.get(visit)),
      })),
    counted: new Set(aidCase.visits.map(({ id: visit, from, to }) => visitKey({ visit, from, to }))),
    uses: usesOf(record),
    caps: capsOf(record, packs),
    recheck,
    mark: seal.mark(...withoutSalt(bytes, record.salt)),
  };
}

/** The summaries of a part, whose first record is at `from` of the batch, sealed in groups of neighbours. */
function sealGroups(
  summaries: readonly RecordSummary[],
  from: number,
  batchHash: string,
  { county, seal }: Preparation,
): readonly SealedSummaries[] {
  const groups = new Map<number, RecordSummary[]>();
  for (const [at, summary] of summaries.entries()) {
    const first = firstOfGroup(from + at);
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [summary]);
    else group.push(summary);
  }
  return [...groups].map(([first, group]) => sealSummaries(seal, { county, batchHash, first }, group));
}

/** The text of a record on both sides of its salt. Only a key can stand so, without a backslash, and no other part has this one. */
function withoutSalt(bytes: Uint8Array, salt: string): readonly Uint8Array[] {
  const member = `"salt":"${salt}"`;
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(member, 0, 'latin1');
  return [bytes.subarray(0, at), bytes.subarray(at + member.length)];
}

function billIndex(
  seal: CountySeal,
  bill: { readonly code: string; readonly number: string } | undefined,
): string | null {
  return bill === undefined || bill.number.trim() === '' ? null : seal.index('bill', `${bill.code}|${bill.number}`);
}

/** As the window declared it, once for each year and fund: where the county comes to another amount, the record is held for that. */
function usesOf(record: BatchRecord): readonly YearUse[] {
  const years = record.result.cases[0]?.years ?? [];
  const uses = new Map<string, YearUse>();
  for (const { year, aid } of years)
    for (const [fund, yuan] of Object.entries(aid)) {
      // What is no amount at all is nothing that the county settles either: such a record is never approved.
      const fen = parseYuan(yuan) ?? 0;
      if (fen === 0) continue;
      const key = `${year} ${fund}`;
      uses.set(key, { year, fund, fen: fen + (uses.get(key)?.fen ?? 0) });
    }
  return [...uses.values()];
}

/** Every cap with a limit that the case draws on. None where the county cannot settle the record: then it is held anyway. */
function capsOf(record: BatchRecord, packs: Preparation['packs']): readonly CapFacts[] {
  const pack = packs?.get(record.result.packHash);
  const [aidCase] = record.input.cases;
  if (pack === undefined || aidCase === undefined || findPackProblems(pack, record.input).length > 0) return [];
  const { local, closeYear } = record.input;
  return remainingCaps(pack, aidCase, { local, closeYear }).flatMap(({ period, pool, cap }) => {
    const funds = pack.content.pools.find(({ id }) => id === pool)?.funds;
    if (cap === null || funds === undefined) return [];
    // A one-off period counts what was paid in the year of the application.
    const year = Number(/^\d{4}$/.test(period) ? period : aidCase.applicationDate.slice(0, 4));
    return [{ year, funds, capFen: yuanToFen(cap) }];
  });
}
