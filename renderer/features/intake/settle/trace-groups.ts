import type { SettledVisit, SettlementView, TraceRow } from '#shared/contract/case/assessment.ts';

/** The steps of one bill, or (visit null) of the year and the true-up. */
export type TraceGroup = {
  readonly visit: string | null;
  readonly settled: SettledVisit | null;
  readonly rows: readonly TraceRow[];
};

/**
 * Bill by bill in the order of the arithmetic, the year and the true-up last. A bill without steps still has its line.
 * While a bill is undecided the sums of the year are no result, and are not shown as one.
 */
export function groupTrace(settlement: SettlementView): readonly TraceGroup[] {
  const groups = new Map<string | null, TraceRow[]>();
  for (const row of settlement.trace) {
    if (row.visit === null && settlement.status === 'undecided') continue;
    const group = groups.get(row.visit);
    if (group === undefined) groups.set(row.visit, [row]);
    else group.push(row);
  }
  for (const { visit } of settlement.visits) if (!groups.has(visit)) groups.set(visit, []);
  return [...groups]
    .map(([visit, rows]) => ({
      visit,
      rows,
      settled: settlement.visits.find((settled) => settled.visit === visit) ?? null,
    }))
    .sort((one, other) => Number(one.visit === null) - Number(other.visit === null));
}
