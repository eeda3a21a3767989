import type { PolicyPack } from '#rules';
import { type Fen, fen, formatYuanGrouped, NO_FEN, sumFen, yuanToFen } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { AidCase } from '#shared/settlement/case-file.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import { aidPostings, entered, type Posting } from '../assess/books/given.ts';
import type { Computed } from '../assess/rows/settlement-rows.ts';
import type { LedgerInput, LedgerRecord } from '../../store/records.ts';

/** What each year and fund stands at, as `year/fund`. */
type Standing = ReadonlyMap<string, Fen>;

function standingOf(postings: readonly Posting[]): Standing {
  const standing = new Map<string, Fen>();
  for (const { year, fund, amount } of postings) {
    const key = `${year}/${fund}`;
    standing.set(key, fen((standing.get(key) ?? NO_FEN) + amount));
  }
  return standing;
}

/** New totals by year and fund: aid of eligible visits, by the year of their last day. Deferred aid is not given yet. */
const newTotals = (aidCase: AidCase, { visits }: CaseResult): Standing =>
  standingOf(
    aidPostings(
      aidCase,
      visits.filter(({ status }) => status === 'eligible'),
    ),
  );

/** Aid given elsewhere as the case states it, without what closed years of this window brought into its openings. */
const newOpenings = ({ opening = [] }: AidCase, closed: Computed['closed']): Standing =>
  standingOf([
    ...opening.flatMap(({ year, paid }) =>
      Object.entries(paid).map(([fund, amount]) => ({ year, fund, amount: yuanToFen(amount) })),
    ),
    ...closed.flatMap(({ year, paid }) =>
      Object.entries(paid).map(([fund, amount]) => ({ year, fund, amount: fen(-amount) })),
    ),
  ]);

/** The entries that bring the ledger from one standing to the other. */
function difference(pack: PolicyPack, kind: LedgerInput['kind'], from: Standing, to: Standing): LedgerInput[] {
  const names = new Map(pack.content.funds.map(({ id, name }) => [id, name]));
  return [...new Set([...from.keys(), ...to.keys()])].sort().flatMap((key) => {
    const [year = '', fund = ''] = key.split('/');
    const amount = fen((to.get(key) ?? NO_FEN) - (from.get(key) ?? NO_FEN));
    return amount === 0 ? [] : [{ year: Number(year), kind, fund, fundName: names.get(fund) ?? fund, amount }];
  });
}

/**
 * The entries a confirmed settlement adds: per year and fund, the new total less what was given before, so that they
 * sum to `payable`. A later visit can move aid from one fund to another; then one of them is negative. When more was
 * given than is due now (`recover`) nothing is entered: the money is still with the person until a recovery brings it
 * back. Aid given elsewhere is entered beside them for reading; it is no part of what this window gave. `before` is the
 * person's ledger without this application. LEDGER_MISMATCH when the sum is not the payable: nothing is confirmed then.
 */
export function ledgerEntries(
  pack: PolicyPack,
  { file, result, given, owed, closed }: Computed,
  before: readonly LedgerRecord[],
): Result<readonly LedgerInput[]> {
  const [aidCase, settled] = [file.cases[0], result.cases[0]];
  if (aidCase === undefined || settled === undefined) throw new Error('Nothing was computed, so nothing is entered');
  const [payable, recover] = [yuanToFen(settled.payable), yuanToFen(settled.recover)];
  const stated = newOpenings(aidCase, closed);
  const elsewhere = standingOf(entered(before, 'opening').filter(({ year, fund }) => stated.has(`${year}/${fund}`)));
  const openings = difference(pack, 'opening', elsewhere, stated);
  const entries = difference(pack, 'settlement', standingOf([...given, ...owed]), newTotals(aidCase, settled));
  const sum = sumFen(entries.map(({ amount }) => amount));
  if (sum !== fen(payable - recover)) {
    return fail('LEDGER_MISMATCH', { payable: formatYuanGrouped(payable), sum: formatYuanGrouped(sum) });
  }
  return ok(recover > 0 ? openings : [...openings, ...entries]);
}
