import type { LedgerRow } from '#shared/contract/case/ledger.ts';

export type LedgerYearRows = {
  readonly year: number;
  readonly rows: readonly LedgerRow[];
  /** Sum of each fund in fen, in the order in which the funds first appear. */
  readonly funds: readonly { readonly fund: string; readonly name: string; readonly sum: number }[];
  readonly total: number;
};

const sum = (rows: readonly LedgerRow[]): number => rows.reduce((total, row) => total + row.amount, 0);

/** The entries by year, newest first, with the sum of each fund. */
export function yearsOf(rows: readonly LedgerRow[]): readonly LedgerYearRows[] {
  const years = [...new Set(rows.map((row) => row.year))].toSorted((a, b) => b - a);
  return years.map((year) => {
    const ofYear = rows.filter((row) => row.year === year);
    const names = new Map(ofYear.map((row) => [row.fund, row.fundName]));
    const funds = [...names].map(([fund, name]) => ({
      fund,
      name,
      sum: sum(ofYear.filter((row) => row.fund === fund)),
    }));
    return { year, rows: ofYear, funds, total: sum(ofYear) };
  });
}
