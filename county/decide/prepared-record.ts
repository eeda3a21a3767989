import type { BatchHeader } from '#shared/protocol/batch/batch-header.ts';
import type { VisitKind } from '#shared/settlement/vocabulary.ts';
import type { Recheck } from '../recheck/recheck-record.ts';
import type { SealedSummaries } from '../seal/record-summary.ts';

/** One stay or slip of an application, as duplicates are looked for. */
export type PreparedVisit = {
  /** Id in the record's input. */
  readonly visit: string;
  readonly kind: VisitKind;
  readonly from: string;
  readonly to: string;
  readonly totalFen: number;
  /** Keyed index of bill code and number; null without a number. */
  readonly bill: string | null;
};

/** Aid from one fund in one year with all visits of the person that the record's input knows, fen. */
export type YearUse = { readonly year: number; readonly fund: string; readonly fen: number };

/** A cap that the record's settlement draws on: the funds that use it up, in which year, and how much there is, fen. */
export type CapFacts = { readonly year: number; readonly funds: readonly string[]; readonly capFen: number };

/** A record as the books take it: clear only what names nobody, the rest as keyed indexes. Its content stays in the batch. */
export type PreparedRecord = {
  readonly hash: string;
  readonly number: string;
  readonly revision: number;
  readonly application: string;
  /** Of its number: the PC or one of its former names. */
  readonly pc: string;
  readonly person: string;
  readonly name: string;
  readonly acceptedOn: string;
  readonly payableFen: number;
  readonly hasReview: boolean;
  /** The application's own visits. */
  readonly visits: readonly PreparedVisit[];
  /** Every visit of the input, `id from to`: which earlier applications its settlement already counts. */
  readonly counted: ReadonlySet<string>;
  readonly uses: readonly YearUse[];
  /** None where it was not settled again, or cannot be. */
  readonly caps: readonly CapFacts[];
  /** Null where it was not settled again: what the receipt says stands already. */
  readonly recheck: Recheck | null;
  /** Keyed hash of the content without its salt: the same revision sealed twice has the same. */
  readonly mark: string;
};

export type PreparedBatch = {
  readonly header: BatchHeader;
  readonly hash: string;
  readonly records: readonly PreparedRecord[];
  /** What lists need of the records and names people. */
  readonly summaries: readonly SealedSummaries[];
};

/** How a visit is known in the input of a later application of the same person. */
export const visitKey = ({
  visit,
  from,
  to,
}: {
  readonly visit: string;
  readonly from: string;
  readonly to: string;
}): string => `${visit} ${from} ${to}`;
