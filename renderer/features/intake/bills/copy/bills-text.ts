import type { VisitEntry } from '#shared/domain/application-form.ts';
import type { Column } from '../columns.ts';

const cell = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

function shown(column: Column, visit: VisitEntry): string {
  const value = column.read(visit);
  if (column.control === 'choice') return column.options.find((option) => option.value === value)?.label ?? '';
  return column.control === 'tick' ? (value === '' ? '否' : '是') : value;
}

/** A cell that begins like a formula would be worked out by the program it is pasted into. */
const harmless = (text: string): string => (/^[=+\-@]/.test(text) ? `'${text}` : text);

/** Bills as a table for the clipboard, headings first; pasted back it gives the same bills. */
export const billsText = (visits: readonly VisitEntry[], columns: readonly Column[]): string =>
  [columns.map(({ label }) => label), ...visits.map((visit) => columns.map((column) => harmless(shown(column, visit))))]
    .map((row) => row.map(cell).join('\t'))
    .join('\r\n');
