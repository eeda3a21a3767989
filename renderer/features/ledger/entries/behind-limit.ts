import type { LedgerRow } from '#shared/contract/case/ledger.ts';

/** A limit whose entries are asked for; amounts in fen. */
export type Limit = {
  /** `2023 年基本救助`. */
  readonly title: string;
  /** Null: no limit. */
  readonly limit: number | null;
  readonly used: number;
  readonly remaining: number | null;
  /** Which funds draw on it, and the years their entries stand in. */
  readonly funds: readonly string[];
  readonly years: readonly number[];
};

/** What a confirmed limit counts and no entry of its years and funds says. */
export const NOT_IN_ENTRIES = '不在以上各笔内（一次性救助、应追回或年终结算的金额）';

/** The entries behind what was used, their sum, and what is used but stands in none of them. */
export type BehindLimit = {
  readonly rows: readonly LedgerRow[];
  readonly sum: number;
  readonly rest: number;
};

/** The entries of the funds that draw on the limit, in the order in which they were made. */
export function behindLimit({ funds, years, used }: Limit, all: readonly LedgerRow[]): BehindLimit {
  const rows = all
    .filter((row) => years.includes(row.year) && funds.includes(row.fund))
    .toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1));
  const sum = rows.reduce((total, { amount }) => total + amount, 0);
  return { rows, sum, rest: used - sum };
}
