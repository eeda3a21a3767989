import { type CellObject, read, SSF, type WorkSheet } from '@e965/xlsx';
import { serialDay } from '../roster-day.ts';
import type { PlainCell, RosterCell } from '../roster-cell.ts';
import { MOST_CELL_CHARACTERS, MOST_COLUMNS, MOST_ROWS, RosterFileError } from './read-problem.ts';
import type { FileRow, FileSheet, RosterFile } from './roster-file.ts';

/** Days between a workbook that counts from 1900 and one that counts from 1904. */
const SHIFT_1904 = 1462;

/** The compound file of an encrypted xlsx names its stream so, in UTF-16. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function plainCell({ t, v, z }: CellObject, is1904: boolean): PlainCell {
  if (v === undefined || t === 'z') return null;
  if (t === 'e') return '#值';
  if (typeof v === 'boolean') return v ? '是' : '否';
  if (typeof v === 'number') {
    // Serial numbers are turned into days here: the library's own dates depend on the time zone.
    const isDate = z !== undefined && SSF.is_date(String(z));
    return isDate ? (serialDay(is1904 ? v + SHIFT_1904 : v) ?? v) : v;
  }
  return String(v).slice(0, MOST_CELL_CHARACTERS);
}

function* sheetRows(sheet: WorkSheet, is1904: boolean): Generator<FileRow, void, undefined> {
  // With `dense` the cells lie in `!data`, row by row; the types of the library say so only for writing.
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  if (rows.length > MOST_ROWS) throw new RosterFileError('ROSTER_TOO_MANY_ROWS', { most: MOST_ROWS });
  for (const [index, row] of rows.entries()) {
    if (row === undefined) continue;
    const cells = Array.from(row.slice(0, MOST_COLUMNS), (cell): RosterCell => {
      if (cell === undefined) return null;
      const plain = plainCell(cell, is1904);
      return cell.f === undefined ? plain : { formula: plain };
    });
    yield { index, cells };
  }
}

/** Reads an xls of Excel 97 to 2003 or a table of WPS in the same format. */
export function readXls(bytes: Buffer): RosterFile {
  if (bytes.includes(ENCRYPTED)) throw new RosterFileError('ROSTER_PASSWORD');
  const book = parsed(bytes);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.flatMap((name, index): FileSheet[] => {
    const sheet = book.Sheets[name];
    if (sheet?.['!data'] === undefined) return [];
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
    return [
      {
        name,
        isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
        hiddenRows: (sheet['!rows'] ?? []).filter((row) => row?.hidden === true).length,
        merges,
        rows: () => sheetRows(sheet, is1904),
      },
    ];
  });
  if (sheets.length === 0) throw new RosterFileError('ROSTER_EMPTY');
  return { kind: 'xls', sheets, encoding: null };
}

function parsed(bytes: Buffer): ReturnType<typeof read> {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: false,
      cellNF: true,
      cellHTML: false,
      cellText: false,
    });
  } catch (cause) {
    const isSealed = cause instanceof Error && /password|encrypt/i.test(cause.message);
    throw new RosterFileError(isSealed ? 'ROSTER_PASSWORD' : 'ROSTER_UNREADABLE');
  }
}
