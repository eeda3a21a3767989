import type { PolicyPack } from '#rules';
import { toDay, yearOf } from '#shared/day.ts';
import { type Fen, fen, NO_FEN, sumFen } from '#shared/fen.ts';
import { yuanToFen } from '../assess/trace-rows.ts';
import type { Computed } from '../assess/settlement-rows.ts';
import type { LedgerInput, LedgerRecord } from '../../store/records.ts';

/** What each year and fund stands at, as `year/fund`. */
type Standing = ReadonlyMap<string, Fen>;
type Posting = { readonly year: number; readonly fund: string; readonly amount: Fen };

function standingOf(postings: readonly Posting[]): Standing {
  const standing = new Map<string, Fen>();
  for (const { year, fund, amount } of postings) {
    const key = `${year}/${fund}`;
    standing.set(key, fen((standing.get(key) ?? NO_FEN) + amount));
  }
  return standing;
}

/** New totals by year and fund: aid of eligible visits, by the year of their last day. Deferred aid is not given yet. */
function newTotals({ file, result }: Computed): Standing {
  const years = new Map((file.cases[0]?.visits ?? []).map(({ id, to }) => [id, yearOf(toDay(to))]));
  const visits = (result.cases[0]?.visits ?? []).filter(({ status }) => status === 'eligible');
  return standingOf(
    visits.flatMap(({ id, aid }) => {
      const year = years.get(id);
      if (year === undefined) throw new Error('The result names a visit that the case does not have');
      return Object.entries(aid).map(([fund, amount]) => ({ year, fund, amount: yuanToFen(amount) }));
    }),
  );
}

/** Aid given elsewhere as the case states it. */
const newOpenings = ({ file }: Computed): Standing =>
  standingOf(
    (file.cases[0]?.opening ?? []).flatMap(({ year, paid }) =>
      Object.entries(paid).map(([fund, amount]) => ({ year, fund, amount: yuanToFen(amount) })),
    ),
  );

/** What the ledger holds of one kind; a reversal belongs to the kind of what it takes back. */
function entered(rows: readonly LedgerRecord[], kind: LedgerInput['kind']): readonly LedgerRecord[] {
  const kinds = new Map(rows.map((row) => [row.id, row.kind]));
  return rows.filter((row) => (row.reverses === null ? row.kind : kinds.get(row.reverses)) === kind);
}

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
 * given than is due now nothing is entered: the money is still with the person until a recovery brings it back.
 * Aid given elsewhere is entered beside them for reading; it is no part of what this window gave.
 */
export function ledgerEntries(
  pack: PolicyPack,
  computed: Computed,
  payable: Fen,
  before: readonly LedgerRecord[],
): LedgerInput[] {
  const years = new Set((computed.file.cases[0]?.visits ?? []).map(({ to }) => yearOf(toDay(to))));
  const given = standingOf(entered(before, 'settlement').filter(({ year }) => years.has(year)));
  const settled = difference(pack, 'settlement', given, newTotals(computed));
  const stated = newOpenings(computed);
  const elsewhere = standingOf(entered(before, 'opening').filter(({ year, fund }) => stated.has(`${year}/${fund}`)));
  const isTrueUp = sumFen(settled.map(({ amount }) => amount)) === payable;
  return [...difference(pack, 'opening', elsewhere, stated), ...(isTrueUp ? settled : [])];
}
