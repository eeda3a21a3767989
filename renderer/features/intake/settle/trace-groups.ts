import type { SettledVisit, SettlementView, TraceRow } from '#shared/contract/case/assessment.ts';

/** Steps that belong together under one heading. */
export type TraceGroup = {
  /** What was counted in before any bill, the steps of one bill, or the year and the true-up. */
  readonly part: 'opening' | 'bill' | 'year';
  /** The bill; null in the other parts. */
  readonly visit: string | null;
  readonly settled: SettledVisit | null;
  readonly rows: readonly TraceRow[];
};

/**
 * What the county said before goes first, because the limits of every bill count it; then bill by bill in the order of the arithmetic,
 * the year and the true-up last. A bill without steps still has its line. While a bill is undecided the sums of the year are no result,
 * and are not shown as one.
 */
export function groupTrace({ trace, visits, status }: SettlementView): readonly TraceGroup[] {
  const opening: TraceRow[] = [];
  const year: TraceRow[] = [];
  const bills = new Map<string, TraceRow[]>();
  for (const row of trace) {
    if (row.visit === null) (row.layer === 'opening' ? opening : year).push(row);
    else bills.set(row.visit, [...(bills.get(row.visit) ?? []), row]);
  }
  for (const { visit } of visits) if (!bills.has(visit)) bills.set(visit, []);
  const whole = (part: 'opening' | 'year', rows: readonly TraceRow[]): readonly TraceGroup[] =>
    rows.length === 0 ? [] : [{ part, visit: null, settled: null, rows }];
  return [
    ...whole('opening', opening),
    ...[...bills].map(([visit, rows]): TraceGroup => {
      const settled = visits.find((each) => each.visit === visit) ?? null;
      return { part: 'bill', visit, settled, rows };
    }),
    ...whole('year', status === 'undecided' ? [] : year),
  ];
}
