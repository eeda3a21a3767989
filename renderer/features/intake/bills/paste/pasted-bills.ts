import { namesRedBill } from '#shared/bill-code/read-bill-code.ts';
import type { Day } from '#shared/day.ts';
import { type ApplicationForm, emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { checkForm } from '#shared/domain/check-form.ts';
import type { FormProblem } from '#shared/domain/form-problem.ts';
import { isUntouchedVisit } from '#shared/domain/read-visit.ts';
import type { FormChange } from '../../form/form-change.ts';
import { type Column, columnsOf } from '../columns.ts';
import { cellValue } from './cell-value.ts';
import type { Mapping } from './guess-columns.ts';

/** The most bills a form holds. */
export const MOST_BILLS = 200;

/** What a row of the table is. Only bills are taken over; the others are counted and named. */
export type RowKind = 'bill' | 'above' | 'empty' | 'sum' | 'red' | 'beyond';

export type PastedRow = {
  readonly kind: RowKind;
  /** Null unless it is a bill. */
  readonly visit: VisitEntry | null;
  /** What is wrong with its cells, by the column of the table. */
  readonly problems: ReadonlyMap<number, FormProblem>;
  /** What is wrong beyond its cells. */
  readonly notes: readonly string[];
};

export type PasteInput = {
  readonly rows: readonly (readonly string[])[];
  readonly mapping: Mapping;
  readonly headingRow: number;
  readonly form: ApplicationForm;
  readonly today: Day;
  readonly asked: FormQuestions;
};

const isNegative = (cell: string): boolean => /^[-−(]\s*[¥]?\s*[\d,]+(\.\d+)?\)?$/.test(cell.normalize('NFKC').trim());

function kindOf(row: readonly string[], fields: readonly (Column | null)[]): RowKind {
  if (row.every((cell) => cell === '')) return 'empty';
  const first = row.find((cell) => cell !== '')?.replace(/[\s:：]/g, '') ?? '';
  if (/^(合计|小计|总计|共计|本页合计)/.test(first)) return 'sum';
  const isRed = row.some((cell, at) => namesRedBill(cell) || (fields[at]?.control === 'amount' && isNegative(cell)));
  return isRed ? 'red' : 'bill';
}

function visitOf(
  key: string,
  row: readonly string[],
  fields: readonly (Column | null)[],
  form: ApplicationForm,
): VisitEntry {
  const start: ApplicationForm = { ...form, visits: [emptyVisit(key)] };
  const filled = fields.reduce((now, column, at) => {
    const value = column === null ? '' : cellValue(column, row[at] ?? '').value;
    return column === null || value === '' ? now : column.write(key, value)(now);
  }, start);
  return filled.visits[0] ?? emptyVisit(key);
}

/** The bills of the form after the paste: an untouched last line makes room. */
export const withBills =
  (added: readonly VisitEntry[]): FormChange =>
  (form) => {
    const last = form.visits.at(-1);
    const kept = last !== undefined && isUntouchedVisit(last) ? form.visits.slice(0, -1) : form.visits;
    return added.length === 0 ? form : { ...form, visits: [...kept, ...added] };
  };

/** Room for more bills. */
const roomOf = (form: ApplicationForm): number => MOST_BILLS - withBills([emptyVisit('x')])(form).visits.length + 1;

/** Every row of the table with what becomes of it. Kinds add up to the rows. Pure and total. */
export function pastedBills({ rows, mapping, headingRow, form, today, asked }: PasteInput): readonly PastedRow[] {
  const columns = columnsOf(asked);
  const fields = mapping.map((at) => columns.find((column) => column.at === at) ?? null);
  let room = roomOf(form);
  const read = rows.map((row, index) => {
    const found = index <= headingRow ? 'above' : kindOf(row, fields);
    const kind = found === 'bill' && room <= 0 ? 'beyond' : found;
    if (kind === 'bill') room -= 1;
    return { kind, visit: kind === 'bill' ? visitOf(`paste-${index}`, row, fields, form) : null };
  });
  const visits = read.flatMap(({ visit }) => (visit === null ? [] : [visit]));
  const said = checkForm(withBills(visits)(form), today, asked).filter(({ severity }) => severity !== 'missing');
  return read.map(({ kind, visit }, index) => {
    if (visit === null) return { kind, visit, problems: new Map(), notes: [] };
    const problems = new Map<number, FormProblem>();
    const notes: string[] = [];
    fields.forEach((column, at) => {
      const text = column === null ? null : cellValue(column, rows[index]?.[at] ?? '').problem;
      if (text !== null) problems.set(at, { path: '', severity: 'wrong', text });
    });
    for (const problem of said.filter(({ path }) => path.startsWith(`visits.${visit.key}.`))) {
      const at = fields.findIndex((column) => column !== null && problem.path === `visits.${visit.key}.${column.at}`);
      if (at === -1) notes.push(problem.text);
      else if (!problems.has(at)) problems.set(at, problem);
    }
    return { kind, visit, problems, notes };
  });
}
