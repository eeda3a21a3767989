import type { Day } from '#shared/day.ts';
import { readIdNumber } from '#shared/id-number.ts';
import { isWorkbook } from '#shared/roster/file/open-roster-file.ts';
import { readCsv } from '#shared/roster/file/read-csv.ts';
import { RosterFileError } from '#shared/roster/file/read-problem.ts';
import { fieldOfHeading } from '#shared/roster/roster-columns.ts';
import { type Booked, booked, refuse } from '../../books/books-refusal.ts';
import { type RosterTable, tableOf } from './roster-table.ts';
import { rosterWords } from './roster-words.ts';
import { readWorkbook } from './read-workbook.ts';

/** A roster as the feed carries it, with what a person should know before it is sent. */
export type ReadRoster = {
  /** Names of the sheets that can be chosen, and which of them this is. */
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly columns: readonly string[];
  /** People, without the headings. */
  readonly rows: number;
  /** Rows that the workbook hides, by a filter or by hand: they are among the people. */
  readonly hiddenRows: number;
  /** The first of them, for a look. */
  readonly sample: readonly (readonly string[])[];
  /** UTF-8, comma, first row headings. */
  readonly csv: string;
  /** Rows whose ID number cannot be one, or stands twice; the first ones by line of the file. */
  readonly doubtful: number;
  readonly doubts: readonly { readonly line: number; readonly words: string }[];
};

const MOST_BYTES = 8 * 1024 * 1024;
const MOST_COLUMNS = 60;
const MOST_CELL = 500;
const SAMPLE_ROWS = 5;
const MOST_DOUBTS = 20;
/** An ID number that was a number in a spreadsheet, as it stands in a text that was made of it. */
const CUT_NUMBER = /^\d(?:\.\d+)?E\+1\d$/i;

const no = (words: string): Booked<never> => refuse('roster_refused', { words });

/**
 * Reads a roster (xlsx, xls, or text in UTF-8, UTF-16 or GB18030): finds its headings, drops what stands above them and empty rows, and
 * writes it again in the one way feeds carry it. Names and numbers stay as they are: whoever takes the roster in tries it first.
 * `sheet`: the name of one; null: the first with headings. Refusal: roster_refused.
 */
export async function readRoster(
  bytes: Uint8Array,
  { today, sheet }: { readonly today: Day; readonly sheet: string | null },
): Promise<Booked<ReadRoster>> {
  if (bytes.length > MOST_BYTES) return no('文件超过 8 MB，请分成几份名册');
  try {
    const table = isWorkbook(bytes)
      ? await readWorkbook({ bytes, sheet })
      : await tableOf(readCsv(Buffer.from(bytes)), sheet);
    if (table.sheet === '' && sheet !== null) return no(`文件里没有工作表「${sheet}」`);
    return readTable(table, today);
  } catch (cause) {
    if (cause instanceof RosterFileError) return no(rosterWords(cause));
    throw cause;
  }
}

function readTable(
  { sheets, sheet, headings: top, hiddenRows, rows: table }: RosterTable,
  today: Day,
): Booked<ReadRoster> {
  const head = table.find(({ line }) => line === top);
  const headings = [...(head?.cells ?? [])];
  while (headings.at(-1) === '') headings.pop();
  if (head === undefined) return no('没有找到表头：表头里要有「姓名」和「身份证号」两列');
  if (headings.length > MOST_COLUMNS) return no(`有 ${headings.length} 列，最多 ${MOST_COLUMNS} 列`);
  const twice = headings.find((heading, at) => heading !== '' && headings.indexOf(heading) !== at);
  if (twice !== undefined) return no(`表头「${twice}」有两列，请改名或删去一列`);
  const people = table.filter(({ line }) => line > head.line).map(({ line, cells }) => ({ line, row: cells }));
  if (people.length === 0) return no('表头下面没有人');
  for (const { line, row } of people) {
    if (row.slice(headings.length).some((cell) => cell !== '')) return no(`第 ${line} 行比表头多出内容`);
    if (row.some((cell) => cell.length > MOST_CELL)) return no(`第 ${line} 行有一格超过 ${MOST_CELL} 字`);
  }
  const rows = people.map(({ row }) => headings.map((_, at) => row[at] ?? ''));
  const doubts = doubtsOf(people, columnOf(headings, 'idNumber'), today);
  return booked({
    sheets,
    sheet,
    columns: headings,
    rows: rows.length,
    hiddenRows,
    sample: rows.slice(0, SAMPLE_ROWS),
    csv: [headings, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join(''),
    doubtful: doubts.length,
    doubts: doubts.slice(0, MOST_DOUBTS),
  });
}

const columnOf = (row: readonly string[], field: 'idNumber'): number =>
  row.findIndex((cell) => fieldOfHeading(cell) === field);

function doubtsOf(
  people: readonly { readonly line: number; readonly row: readonly string[] }[],
  column: number,
  today: Day,
): ReadRoster['doubts'] {
  const seen = new Map<string, number>();
  return people.flatMap(({ line, row }) => {
    const typed = row[column] ?? '';
    if (CUT_NUMBER.test(typed)) return [{ line, words: '身份证号被存成了数字，末几位已丢失，请改用文本格式的名册' }];
    const read = readIdNumber(typed.replace(/^'/, ''), today);
    if (!read.ok) return [{ line, words: typed === '' ? '没有身份证号' : '身份证号不对' }];
    const first = seen.get(read.id.text);
    seen.set(read.id.text, first ?? line);
    return first === undefined ? [] : [{ line, words: `与第 ${first} 行的身份证号相同` }];
  });
}

const cellText = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
