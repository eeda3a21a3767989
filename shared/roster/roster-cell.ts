/**
 * One cell as a reader of a file gives it: text, a number, a day of a date cell as `YYYY-MM-DD`, or nothing. A cell that
 * is worked out by a formula carries the last value its program kept, which may be stale.
 */
export type PlainCell = string | number | null;
export type RosterCell = PlainCell | { readonly formula: PlainCell };

/** The value of a cell, whatever it comes from. */
export const cellValue = (cell: RosterCell | undefined): PlainCell =>
  cell === undefined ? null : typeof cell === 'object' && cell !== null ? cell.formula : cell;

/** A leading apostrophe that only makes a spreadsheet take `=1` for text, as our own export writes it. */
const SHIELD = /^'(?=\s*[=+\-@\t\r\n\0＝＋－＠])/;

/** A cell as text, trimmed; empty when there is nothing in it. */
export function cellText(cell: RosterCell | undefined): string {
  const value = cellValue(cell);
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : value.trim().replace(SHIELD, '');
}

/** Text that begins like a formula, made harmless for whatever program opens the table. */
export const shielded = (text: string): string => (/^\s*[=+\-@\t\r\n\0＝＋－＠]/.test(text) ? `'${text}` : text);
