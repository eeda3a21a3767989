import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import { guessCategory } from '#shared/roster/category-words.ts';
import { readRosterName, readRosterRow } from '#shared/roster/read-roster-row.ts';
import { cellText, type RosterCell } from '#shared/roster/roster-cell.ts';
import type { RosterRow } from '#shared/roster/roster-row.ts';
import { settleDuplicates } from '#shared/roster/settle-duplicates.ts';
import { filledRows } from '#shared/roster/file/filled-rows.ts';
import { RosterFileError } from '#shared/roster/file/read-problem.ts';
import type { GuessedWord, HeldRow, ReadCounts, ReadOrder, ReadRows, RefusedRow } from './reader-messages.ts';
import type { FileSheet, RosterFile } from '#shared/roster/file/roster-file.ts';

const PROGRESS_EVERY = 1_000;
const LONGEST_SHOWN = 30;
/** Characters of an identity number. */
const WHOLE = 18;

const shownNumber = (typed: string): string =>
  typed.length === WHOLE ? maskIdNumber(typed) : typed.slice(0, LONGEST_SHOWN);

export const sheetOf = (file: RosterFile, order: ReadOrder): FileSheet => {
  const sheet = file.sheets[order.sheet];
  if (sheet === undefined) throw new RosterFileError('ROSTER_GONE');
  return sheet;
};

/** Who a refused row is about, as far as it says; the number as typed. */
function about(cells: readonly RosterCell[], { reading }: ReadOrder): Pick<RefusedRow, 'name' | 'idNumber'> {
  const { name, headName, idNumber, headId } = reading.columns;
  const text = (column: number | undefined): string => (column === undefined ? '' : cellText(cells[column]));
  // As the row itself is read: the head's number beside a member's name is nobody's.
  const isHead = text(name) === '' && text(idNumber) === '';
  return { name: text(isHead ? headName : name), idNumber: normaliseIdNumber(text(isHead ? headId : idNumber)) };
}

const heldRow = ({ name, idNumber }: Pick<RefusedRow, 'name' | 'idNumber'>): HeldRow => ({
  idNumber: idNumber.length === WHOLE ? idNumber : '',
  name: readRosterName(name) ?? '',
});

const whoseRow = (row: RosterRow | undefined): Pick<RefusedRow, 'name' | 'idNumber'> => ({
  name: row?.name ?? '',
  idNumber: maskIdNumber(row?.idNumber ?? ''),
});

function countWords(counts: Map<string, number>, words: string | undefined): void {
  if (words !== undefined) counts.set(words, (counts.get(words) ?? 0) + 1);
}

const mostFirst = (counts: ReadonlyMap<string, number>): ReadCounts['unknown'] =>
  [...counts].map(([words, rows]) => ({ words, rows })).sort((a, b) => b.rows - a.rows);

export type ReadSheet = { readonly rows: ReadRows; readonly counts: ReadCounts };

/** Words that plainly mean one identity, of those nobody has said anything about. */
const guessesOf = ({ counts }: ReadSheet): readonly GuessedWord[] =>
  counts.unknown.flatMap(({ words }) => {
    const category = guessCategory(words);
    return category === null ? [] : [{ words, category }];
  });

/**
 * Reads all rows below the headings; a second time, when words of the category column can be guessed. What is taken and
 * what is not adds up to the rows.
 */
export async function readSheet(
  file: RosterFile,
  order: ReadOrder,
  onProgress: (rows: number) => void,
): Promise<ReadSheet> {
  const first = await readOnce(file, order, onProgress);
  const guessed = guessesOf(first);
  if (guessed.length === 0) return first;
  const known = Object.fromEntries(guessed.map(({ words, category }) => [words, category]));
  const categories = { ...known, ...order.reading.categories };
  const { rows, counts } = await readOnce(file, { ...order, reading: { ...order.reading, categories } }, onProgress);
  return { rows, counts: { ...counts, guessed } };
}

async function readOnce(file: RosterFile, order: ReadOrder, onProgress: (rows: number) => void): Promise<ReadSheet> {
  let rows = 0;
  let ignored = 0;
  const taken: RosterRow[] = [];
  const refused: RefusedRow[] = [];
  const [unknown, unknownStatuses] = [new Map<string, number>(), new Map<string, number>()];
  const held = new Map<string, HeldRow>();
  const hold = (whose: Pick<RefusedRow, 'name' | 'idNumber'>): void => {
    const row = heldRow(whose);
    held.set(`${row.idNumber}/${row.name}`, row);
  };
  for await (const { index, cells } of filledRows(sheetOf(file, order), order.headingRow)) {
    if (index <= order.headingRow || cells.every((cell) => cellText(cell) === '')) continue;
    rows += 1;
    if (rows % PROGRESS_EVERY === 0) onProgress(rows);
    const outcome = readRosterRow(cells, index + 1, order.reading);
    if (outcome.kind === 'taken') taken.push(outcome.taken);
    else if (outcome.kind === 'ignored') ignored += 1;
    else {
      const whose = about(cells, order);
      hold(whose);
      const [name, idNumber] = [whose.name.slice(0, LONGEST_SHOWN), shownNumber(whose.idNumber)];
      refused.push({ row: index + 1, name, idNumber, reason: outcome.reason });
      countWords(unknown, outcome.words);
      countWords(unknownStatuses, outcome.status);
    }
  }
  const distinct = settleDuplicates(taken);
  const byRow = new Map(taken.map((row) => [row.row, row]));
  for (const { row, reason } of distinct.refused) {
    const own = byRow.get(row);
    if (own !== undefined) hold(own);
    refused.push({ row, ...whoseRow(byRow.get(row)), reason });
  }
  refused.sort((a, b) => a.row - b.row);
  return {
    rows: {
      taken: distinct.taken,
      duplicates: distinct.duplicates.map((row) => ({ row, ...whoseRow(byRow.get(row)) })),
      refused,
      held: [...held.values()],
    },
    counts: {
      rows,
      ignored,
      guessed: [],
      unknown: mostFirst(unknown),
      unknownStatuses: mostFirst(unknownStatuses),
    },
  };
}
