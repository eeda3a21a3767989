import { writeXlsx } from 'hucre/xlsx';
import { shielded } from '#shared/roster/roster-cell.ts';
import type { ListCell, ListColumn, ListPaper, ListTable } from '../../../print/lists/list-paper.ts';

const AMOUNT = '#,##0.00';
const BOLD = { font: { bold: true } };

/** Amounts stay figures one can add up; everything else is text, so that no number loses its end and nothing is worked out. */
function valueOf(cell: ListCell, as: ListColumn['as'] | undefined): string | number {
  if (cell === null) return '';
  if (typeof cell === 'string') return shielded(cell);
  return as === 'amount' ? cell / 100 : cell;
}

const rowsOf = ({ columns, rows, sum }: ListTable): (string | number)[][] =>
  [...rows, ...(sum === null ? [] : [sum])].map((cells) =>
    cells.map((cell, index) => valueOf(cell, columns[index]?.as)),
  );

/** Sheet names of Excel: at most 31 characters, none of `[]:*?/\`. */
const nameOf = (table: ListTable, index: number): string => (table.heading === '' ? `明细${index + 1}` : table.heading);

const CHARACTERS_PER_MM = 0.55;
const FREE_WIDTH = 24;

/** What a workbook is made of; a list that is printed as well, or one that is only shown. */
export type ListSheet = Pick<
  ListPaper,
  'number' | 'townshipName' | 'facts' | 'notes' | 'printedAt' | 'printedBy' | 'tables'
> & {
  readonly title: string;
};

/** The tables of a list as a workbook: a sheet each, its head frozen, and one that says what list it is. */
export function listSheet(list: ListSheet): Promise<Uint8Array> {
  const { title, number, townshipName, facts, notes, printedAt, printedBy, tables } = list;
  const about = [
    [title, ''],
    ['单位', townshipName],
    ['编号', number],
    ...facts,
    ['导出', `${printedAt}，${printedBy}`],
    ...notes.map((note) => ['说明', note]),
  ].map((cells) => cells.map((cell) => shielded(cell)));
  return writeXlsx({
    sheets: [
      ...tables.map((table, index) => ({
        name: nameOf(table, index),
        columns: table.columns.map(({ mm, as }) => ({
          width: mm === undefined ? FREE_WIDTH : Math.ceil(mm * CHARACTERS_PER_MM),
          ...(as === 'amount' ? { numFmt: AMOUNT } : {}),
        })),
        rows: [table.columns.map((column) => column.title), ...rowsOf(table)],
        cells: new Map(table.columns.map((_, column) => [`0,${column}`, { style: BOLD }])),
        freezePane: { rows: 1 },
      })),
      { name: '说明', columns: [{ width: 20 }, { width: 60 }], rows: about },
    ],
  });
}
