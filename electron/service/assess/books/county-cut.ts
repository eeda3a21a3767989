import { fen } from '#shared/fen.ts';
import { grantedUses } from '#shared/settlement/granted-uses.ts';
import type { LedgerRecord } from '../../../store/records.ts';
import type { CountyCut } from './county-decision.ts';
import type { Posting } from './given.ts';

/** The sums by year and fund, in the order in which the county keeps its uses. */
export function sumByFund(postings: readonly Posting[]): readonly Posting[] {
  const sums = new Map<string, Posting>();
  for (const { year, fund, amount } of postings) {
    const key = `${year}/${fund}`;
    sums.set(key, { year, fund, amount: fen((sums.get(key)?.amount ?? 0) + amount) });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, posting]) => posting);
}

/** What the county cut from an application's entries, by year and fund: from the last of them first, as it counts itself. */
export function cutOf({ asked, granted }: CountyCut, entries: readonly Posting[]): readonly Posting[] {
  const uses = sumByFund(entries).map(({ amount, ...use }) => ({ ...use, fen: amount }));
  return grantedUses(uses, asked - granted).flatMap(({ year, fund, fen: left }, place) => {
    const cut = (uses[place]?.fen ?? left) - left;
    return cut === 0 ? [] : [{ year, fund, amount: fen(cut) }];
  });
}

/** The entries an application made, those taken back with those that took them back. */
export const entriesOf = (ledger: readonly LedgerRecord[], applicationId: string): readonly LedgerRecord[] =>
  ledger.filter((entry) => entry.applicationId === applicationId);
