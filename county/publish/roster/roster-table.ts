import { type RosterCell, cellText, cellValue } from '#shared/roster/roster-cell.ts';
import { findHeadingRow, guessColumns } from '#shared/roster/roster-columns.ts';
import { filledRows } from '#shared/roster/file/filled-rows.ts';
import type { FileSheet, RosterFile } from '#shared/roster/file/roster-file.ts';

/** Rows among which the headings are looked for; titles and notes stand above them. */
const TOP = 20;
/** Sheets that are looked at: nobody sends more. */
const MOST_SHEETS = 50;
/** A spreadsheet keeps fifteen digits of a number; of a longer one it shows no more than this either. */
const MOST_EXACT = 1e15;

/** One sheet as text. */
export type RosterTable = {
  /** Names of the sheets in which something stands and that are not hidden. */
  readonly sheets: readonly string[];
  /** Which of them this is; empty when the one that was asked for is not there. */
  readonly sheet: string;
  /** The line of the headings, which name the person and the ID number; null: there are none. */
  readonly headings: number | null;
  /** Rows that the file does not show; they are among the rows all the same. */
  readonly hiddenRows: number;
  /** By line of the file, from 1. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

/** Reads a sheet of a file: the one of this name, or the first with headings, or the first. Throws `RosterFileError`. */
export async function tableOf({ sheets }: RosterFile, wanted: string | null): Promise<RosterTable> {
  const tops: Awaited<ReturnType<typeof topOf>>[] = [];
  for (const sheet of sheets.slice(0, MOST_SHEETS)) tops.push(await topOf(sheet));
  const filled = tops.filter(({ rows }) => rows.length > 0);
  const shown = filled.some(({ sheet }) => !sheet.isHidden) ? filled.filter(({ sheet }) => !sheet.isHidden) : filled;
  const found =
    wanted === null
      ? (shown.find(({ headings }) => headings !== null) ?? shown[0])
      : shown.find(({ sheet }) => sheet.name === wanted);
  const names = shown.map(({ sheet }) => sheet.name);
  if (found === undefined) return { sheets: names, sheet: '', headings: null, hiddenRows: 0, rows: [] };
  const { sheet, headings } = found;
  const { name, hiddenRows } = sheet;
  return { sheets: names, sheet: name, headings, hiddenRows, rows: await rowsOf(sheet, headings ?? 0) };
}

/** The top of a sheet, and where its headings stand. */
async function topOf(sheet: FileSheet) {
  const rows = await rowsOf(sheet, TOP, TOP);
  const row = rows[findHeadingRow(rows.map(({ cells }) => cells))];
  const { name, idNumber } = guessColumns(row?.cells ?? []);
  return { sheet, rows, headings: name === undefined || idNumber === undefined ? null : (row?.line ?? null) };
}

/** Rows in which something stands, of the first `most`; down to the line `headingsEnd` what spans columns stands in each of them. */
async function rowsOf(sheet: FileSheet, headingsEnd: number, most = Infinity): Promise<RosterTable['rows']> {
  const rows: RosterTable['rows'][number][] = [];
  for await (const { index, cells } of filledRows(sheet, headingsEnd - 1)) {
    if (index >= most) break;
    const texts = cells.map(textOf);
    if (texts.some((text) => text !== '')) rows.push({ line: index + 1, cells: texts });
  }
  return rows;
}

/** A number that has lost its last digits says so, as a spreadsheet shows it, and is not taken for an ID number. */
function textOf(cell: RosterCell): string {
  const value = cellValue(cell);
  return typeof value === 'number' && Math.abs(value) >= MOST_EXACT
    ? value.toExponential(5).replace('e', 'E')
    : cellText(cell);
}
