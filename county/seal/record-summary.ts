import { z } from 'zod';
import { fen, sumFen, yuanToFen } from '#shared/fen.ts';
import { batchRecordSchema, type BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { PART_STEP } from '../intake/read-records.ts';
import type { CountySeal } from './county-seal.ts';

/** Records of a batch whose summaries are sealed together: each group is of one part of those that are read side by side. */
const GROUP = PART_STEP;

const contentShape = batchRecordSchema.options[0].shape;
const summarySchema = z.object({
  /** Of the record: a row that was moved finds another's summary out. */
  hash: z.string(),
  name: z.string(),
  idNumber: z.string(),
  account: contentShape.account,
  /** Of the application's own visits. */
  inScopeFen: z.int(),
  /** The identity it was settled under; null: none. */
  treatedAs: z.string().nullable(),
  pack: z.string(),
  packHash: z.string(),
  /** Conditions that two people set aside. */
  exemptions: z.int(),
});

/** What lists, payments and statistics need of a record and names people. The record itself stays in its batch. */
export type RecordSummary = Readonly<z.infer<typeof summarySchema>>;

/** Summaries of some neighbours of a batch, sealed. */
export type SealedSummaries = {
  /** Place of the first in the batch, a multiple of the group's size. */
  readonly first: number;
  readonly sealed: Uint8Array;
};

/** Where the summary of a record lies. */
export const firstOfGroup = (place: number): number => place - (place % GROUP);

export function summaryOf(hash: string, record: BatchRecord): RecordSummary {
  const { person, account, visits, input, result } = record;
  const own = new Set(visits.map(({ id }) => id));
  const amounts = (input.cases[0]?.visits ?? [])
    .filter(({ id }) => own.has(id))
    .map(({ amounts: { inScope } }) => fen(yuanToFen(inScope)));
  const { name, idNumber } = person;
  const { pack, packHash } = result;
  const treatedAs = result.cases[0]?.treatedAs ?? null;
  const exemptions = 'exemptions' in record ? record.exemptions.length : 0;
  return { hash, name, idNumber, account, inScopeFen: sumFen(amounts), treatedAs, pack, packHash, exemptions };
}

const placeOf = (county: string, batchHash: string, first: number): string => `summary/${county}/${batchHash}/${first}`;

/** Seals one group. */
export const sealSummaries = (
  seal: CountySeal,
  { county, batchHash, first }: { readonly county: string; readonly batchHash: string; readonly first: number },
  group: readonly RecordSummary[],
): SealedSummaries => ({ first, sealed: seal.seal(placeOf(county, batchHash, first), JSON.stringify(group)) });

/** The group that {@link sealSummaries} sealed. Throws `SealBrokenError`. */
export const openSummaries = (
  seal: CountySeal,
  county: string,
  batchHash: string,
  { first, sealed }: SealedSummaries,
): readonly RecordSummary[] =>
  z.array(summarySchema).parse(JSON.parse(seal.open(placeOf(county, batchHash, first), sealed)));
