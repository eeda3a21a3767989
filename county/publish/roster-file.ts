import { detectDelimiter, parseCsv } from 'hucre/csv';
import type { Day } from '#shared/day.ts';
import { readIdNumber } from '#shared/id-number.ts';
import { fieldOfHeading } from '#shared/roster/roster-columns.ts';
import { type Booked, booked, refuse } from '../books/books-refusal.ts';

/** A roster as the feed carries it, with what a person should know before it is sent. */
export type RosterFile = {
  readonly columns: readonly string[];
  /** People, without the headings. */
  readonly rows: number;
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
/** Titles and notes above the headings. */
const MOST_ABOVE = 10;
const SAMPLE_ROWS = 5;
const MOST_DOUBTS = 20;

const no = (words: string): Booked<never> => refuse('roster_refused', { words });

/**
 * Reads a table of text (UTF-8 or GB18030) as a roster: finds its headings, drops what stands above them and empty rows, and writes
 * it again in the one way feeds carry it. Names and numbers stay as they are: whoever takes the roster in tries it first.
 */
export function readRosterFile(bytes: Uint8Array, today: Day): Booked<RosterFile> {
  if (bytes.length > MOST_BYTES) return no('文件超过 8 MB，请分成几份名册');
  const text = textOf(bytes);
  if (text === null || text.includes('\0')) return no('不是文字表格。请在电子表格里另存为 CSV（UTF-8）再选');
  const table = parseCsv(text, { delimiter: detectDelimiter(text) });
  return readTable(
    table.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : ''))),
    today,
  );
}

function readTable(table: readonly (readonly string[])[], today: Day): Booked<RosterFile> {
  const head = table
    .slice(0, MOST_ABOVE)
    .findIndex((row) => columnOf(row, 'idNumber') >= 0 && columnOf(row, 'name') >= 0);
  const headings = table[head]?.map((cell) => cell.trim()) ?? [];
  while (headings.at(-1) === '') headings.pop();
  if (headings.length === 0) return no('没有找到表头：表头里要有「姓名」和「身份证号」两列');
  if (headings.length > MOST_COLUMNS) return no(`有 ${headings.length} 列，最多 ${MOST_COLUMNS} 列`);
  const twice = headings.find((heading, at) => heading !== '' && headings.indexOf(heading) !== at);
  if (twice !== undefined) return no(`表头「${twice}」有两列，请改名或删去一列`);
  const people = table
    .map((row, at) => ({ line: at + 1, row: row.map((cell) => cell.trim()) }))
    .filter(({ line, row }) => line > head + 1 && row.some((cell) => cell !== ''));
  if (people.length === 0) return no('表头下面没有人');
  for (const { line, row } of people) {
    if (row.slice(headings.length).some((cell) => cell !== '')) return no(`第 ${line} 行比表头多出内容`);
    if (row.some((cell) => cell.length > MOST_CELL)) return no(`第 ${line} 行有一格超过 ${MOST_CELL} 字`);
  }
  const rows = people.map(({ row }) => headings.map((_, at) => row[at] ?? ''));
  const doubts = doubtsOf(people, columnOf(headings, 'idNumber'), today);
  return booked({
    columns: headings,
    rows: rows.length,
    sample: rows.slice(0, SAMPLE_ROWS),
    csv: [headings, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join(''),
    doubtful: doubts.length,
    doubts: doubts.slice(0, MOST_DOUBTS),
  });
}

/** By its mark, else UTF-8 when all of it is, else GB18030 when all of it is. */
function textOf(bytes: Uint8Array): string | null {
  const marks = [
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const;
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked[0]])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  return null;
}

const columnOf = (row: readonly string[], field: 'idNumber' | 'name'): number =>
  row.findIndex((cell) => fieldOfHeading(cell) === field);

function doubtsOf(
  people: readonly { readonly line: number; readonly row: readonly string[] }[],
  column: number,
  today: Day,
): RosterFile['doubts'] {
  const seen = new Map<string, number>();
  return people.flatMap(({ line, row }) => {
    const typed = row[column] ?? '';
    const read = readIdNumber(typed.replace(/^'/, ''), today);
    if (!read.ok) return [{ line, words: typed === '' ? '没有身份证号' : '身份证号不对' }];
    const first = seen.get(read.id.text);
    seen.set(read.id.text, first ?? line);
    return first === undefined ? [] : [{ line, words: `与第 ${first} 行的身份证号相同` }];
  });
}

const cellText = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
