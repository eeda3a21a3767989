import type { BatchHeader } from '#shared/protocol/batch/batch-header.ts';
import type { CaseRow } from '../../../county/books/queries/queries.ts';

/** What a PC sent. */
type Sent = { readonly pc: string; readonly batches: readonly { readonly header: BatchHeader }[] };

/** Whether the county booked as many records of each PC, and as many fen, as were sent. One sentence for each difference. */
export function compareCounts(rows: readonly CaseRow[], pcs: readonly Sent[]): readonly string[] {
  return pcs.flatMap(({ pc, batches }) => {
    const mine = rows.filter((row) => row.pc === pc);
    const booked = mine.reduce((sum, { payableFen }) => sum + payableFen, 0);
    const count = batches.reduce((sum, { header }) => sum + header.count, 0);
    const sent = batches.reduce((sum, { header }) => sum + header.totalFen, 0);
    return [
      ...(mine.length === count ? [] : [`${pc}: ${count} records sent, ${mine.length} booked`]),
      ...(booked === sent ? [] : [`${pc}: ${sent} fen sent, ${booked} fen booked`]),
    ];
  });
}

/** Rows by the number of their application: several of one number are a fault. */
export function rowsByNumber(rows: readonly CaseRow[]): ReadonlyMap<string, readonly CaseRow[]> {
  const byNumber = new Map<string, CaseRow[]>();
  for (const row of rows) byNumber.set(row.number, [...(byNumber.get(row.number) ?? []), row]);
  return byNumber;
}
