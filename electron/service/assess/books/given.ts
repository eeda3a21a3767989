import { toDay, yearOf } from '#shared/day.ts';
import { type Fen, fen, NO_FEN, sumFen, yuanToFen } from '#shared/fen.ts';
import type { AidCase } from '#shared/settlement/case-file.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import type { LedgerInput, LedgerRecord } from '../../../store/records.ts';
import type { AssessInput } from '../assess-input.ts';
import { closedVisits } from './settled-case.ts';

/** An amount of one fund in one year. */
export type Posting = { readonly year: number; readonly fund: string; readonly amount: Fen };
/** An amount this window gave, and with which application. Negative: it took up what another one had given too much. */
export type Given = Posting & { readonly applicationId: string };

/** Aid of visits by the year of their last day and by fund. */
export function aidPostings({ visits }: AidCase, results: CaseResult['visits']): readonly Posting[] {
  const years = new Map(visits.map(({ id, to }) => [id, yearOf(toDay(to))]));
  return results.flatMap(({ id, aid }) => {
    const year = years.get(id);
    if (year === undefined) throw new Error('The result names a visit that the case does not have');
    return Object.entries(aid).map(([fund, amount]) => ({ year, fund, amount: yuanToFen(amount) }));
  });
}

/** What the ledger holds of one kind; a reversal belongs to the kind of what it takes back. */
export function entered(rows: readonly LedgerRecord[], kind: LedgerInput['kind']): readonly LedgerRecord[] {
  const kinds = new Map(rows.map((row) => [row.id, row.kind]));
  return rows.filter((row) => (row.reverses === null ? row.kind : kinds.get(row.reverses)) === kind);
}

/**
 * What the person's other applications were given for the visits that are computed anew: the ledger less the one-off aid
 * in it. Of each application it sums to its payable less its one-off aid.
 */
export function givenBefore({
  ledger,
  settled,
  pack,
}: Pick<AssessInput, 'ledger' | 'settled' | 'pack'>): readonly Given[] {
  const paid = entered(ledger, 'settlement').map(({ applicationId, year, fund, amount }) => ({
    applicationId,
    year,
    fund,
    amount,
  }));
  const closed = settled.flatMap((other) =>
    aidPostings(other.aidCase, closedVisits(pack, other)).map(({ year, fund, amount }) => ({
      applicationId: other.applicationId,
      year,
      fund,
      amount: fen(-amount),
    })),
  );
  return [...paid, ...closed];
}

/** The sum of postings. */
export const sumOf = (postings: readonly Posting[]): Fen => sumFen(postings.map(({ amount }) => amount));

/** The sums by year, years that sum to nothing left out. */
export function sumByYear(postings: readonly Posting[]): ReadonlyMap<number, Fen> {
  const sums = new Map<number, Fen>();
  for (const { year, amount } of postings) sums.set(year, fen((sums.get(year) ?? NO_FEN) + amount));
  return new Map([...sums].filter(([, amount]) => amount !== 0));
}
