import { writeXlsx } from 'hucre/xlsx';
import { cellText, shielded } from '#shared/roster/roster-cell.ts';
import { filledRows } from '#shared/roster/file/filled-rows.ts';
import { sheetOf } from './read-sheet.ts';
import type { ReadOrder } from './reader-messages.ts';
import type { RosterFile } from '#shared/roster/file/roster-file.ts';

/** Headings of the two columns we add; neither names a field of a roster. */
const [ROW, REASON] = ['原行号', '拒收原因'] as const;

/**
 * The refused rows as a table of their own, headings first, to be mended and imported again. Every cell is text, so that
 * no number loses its end, and nothing in it is ever worked out.
 */
export async function refusedTable(
  file: RosterFile,
  order: ReadOrder,
  refused: ReadonlyMap<number, string>,
): Promise<Uint8Array> {
  const table: string[][] = [];
  for await (const { index, cells } of filledRows(sheetOf(file, order), order.headingRow)) {
    const reason = index === order.headingRow ? REASON : refused.get(index + 1);
    if (reason === undefined) continue;
    const first = index === order.headingRow ? ROW : String(index + 1);
    table.push([first, reason, ...cells.map((cell) => shielded(cellText(cell)))]);
  }
  const widths = [{ width: 8 }, { width: 48 }, ...Array.from({ length: 30 }, () => ({ width: 20 }))];
  return writeXlsx({ sheets: [{ name: '拒收', columns: widths, rows: table }] });
}
