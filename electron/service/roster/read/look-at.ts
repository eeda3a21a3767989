import { cellText } from '#shared/roster/roster-cell.ts';
import { filledRows } from '#shared/roster/file/filled-rows.ts';
import type { LookedAt, SheetTop } from './reader-messages.ts';
import type { RosterFile } from '#shared/roster/file/roster-file.ts';

/** Rows shown and searched for the headings. */
const TOP = 40;
const MOST_SHEETS = 50;

/** The top of every sheet. */
export async function lookAt(file: RosterFile): Promise<LookedAt> {
  const sheets: SheetTop[] = [];
  for (const sheet of file.sheets.slice(0, MOST_SHEETS)) {
    const rows: SheetTop['rows'][number][] = [];
    for await (const { index, cells } of filledRows(sheet, TOP)) {
      if (rows.length === TOP || index > TOP * 10) break;
      rows.push({ index, cells: cells.map((cell) => cellText(cell).slice(0, 60)) });
    }
    const { name, isHidden, hiddenRows, merges } = sheet;
    sheets.push({ name, isHidden, hiddenRows, merged: merges.length, rows });
  }
  return { kind: file.kind, encoding: file.encoding, sheets };
}
