import type { PlainCell } from '../../roster-cell.ts';
import { addDays, toDay } from '../../../day.ts';
import { MOST_COLUMNS } from '../read-problem.ts';
import { cellPlace } from '../scan-sheet.ts';
import { cellWords } from './shared-strings.ts';
import { attributeOf, xmlTokens } from './xml-tokens.ts';

/** What the cells of a sheet refer to. */
export type Book = {
  readonly strings: readonly string[];
  readonly isDate: (style: number) => boolean;
  readonly is1904: boolean;
};

/** A row as it stands in the sheet; `index` counts from 0, cells between two that are there are null. */
export type SheetRow = { readonly index: number; readonly cells: readonly PlainCell[] };

const DAY_MS = 86_400_000;
const DAY_ZERO = toDay('1899-12-30');
/** A workbook that counts from 1900 has a 29 February 1900, so that its first days are one behind. */
const LOTUS_DAY = 60;
const SHIFT_1904 = 1_462;
/** 9999-12-31. */
const LAST_DAY = 2_958_465;

/** The day of a number in a cell that shows dates; what no spreadsheet shows as a date is said to be none. */
function dayOf(serial: number, is1904: boolean): string {
  const days = Math.floor(Math.round(serial * DAY_MS) / DAY_MS);
  const whole = is1904 ? days + SHIFT_1904 : days < LOTUS_DAY ? days + 1 : days;
  return whole < 1 || whole > LAST_DAY ? '#日期' : addDays(DAY_ZERO, whole);
}

type OpenCell = { readonly column: number; readonly kind: string; readonly style: number };

/** The value of a cell by its kind; `value` is what stood in `v`, `words` what stood in `is`. */
function cellOf({ kind, style }: OpenCell, value: string, words: string, book: Book): PlainCell {
  switch (kind) {
    case 's': {
      const place = value.trim() === '' ? -1 : Number(value);
      return book.strings[place] ?? null;
    }
    case 'str':
      return cellWords(value);
    case 'inlineStr':
      return cellWords(words);
    case 'b':
      return value === '1' || value.toLowerCase() === 'true' ? '是' : '否';
    case 'e':
      return cellWords(value);
    default: {
      // Numbers, and days written out (`d`), which are no number.
      if (value.trim() === '') return null;
      const number = Number(value);
      if (Number.isNaN(number)) return cellWords(value);
      return book.isDate(style) ? dayOf(number, book.is1904) : number;
    }
  }
}

/** Takes the markup of a sheet piece by piece and gives the rows that have ended with it. */
export function sheetRowReader(book: Book): {
  readonly push: (piece: string) => readonly SheetRow[];
  readonly end: () => void;
} {
  let ended: SheetRow[] = [];
  let index = -1;
  let cells: PlainCell[] | null = null;
  let cell: OpenCell | null = null;
  let value = '';
  let words = '';
  let into: 'value' | 'words' | null = null;
  let isInline = false;
  let isReading = false;

  function openCell(attributes: string): void {
    const column = cellPlace(attributeOf(attributes, 'r') ?? '')?.column ?? cells?.length ?? 0;
    const [kind, style] = [attributeOf(attributes, 't') ?? 'n', Number(attributeOf(attributes, 's') ?? '-1')];
    cell = { column, kind, style };
    [value, words] = ['', ''];
  }

  function closeCell(): void {
    if (cell !== null && cells !== null && cell.column < MOST_COLUMNS) {
      while (cells.length < cell.column) cells.push(null);
      cells[cell.column] = cellOf(cell, value, words, book);
    }
    cell = null;
  }

  const tokens = xmlTokens({
    open: (name, attributes) => {
      if (name === 'row') {
        const place = Number(attributeOf(attributes, 'r') ?? '');
        index = Number.isInteger(place) && place > 0 ? place - 1 : index + 1;
        cells = [];
      } else if (name === 'c') openCell(attributes);
      else if (cell === null) return;
      else if (name === 'v') into = 'value';
      else if (name === 'is') isInline = true;
      else if (name === 'rPh') isReading = true;
      else if (name === 't' && isInline && !isReading) into = 'words';
    },
    text: (text) => {
      if (into === 'value') value += text;
      else if (into === 'words') words += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') into = null;
      else if (name === 'is') isInline = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c') closeCell();
      else if (name === 'row' && cells !== null) {
        ended.push({ index, cells });
        cells = null;
      }
    },
  });
  return {
    push: (piece) => {
      tokens.push(piece);
      const rows = ended;
      ended = [];
      return rows;
    },
    end: tokens.end,
  };
}
