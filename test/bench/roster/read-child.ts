/** Reads one roster and says how: `read-child ours|exceljs FILE PEOPLE`. A process of its own, so that its memory is its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { guessColumns } from '#shared/roster/roster-columns.ts';
import { openRosterFile } from '#shared/roster/file/open-roster-file.ts';
import { memoryOf } from '../../support/process/memory.ts';
import { dayAt, idAt } from './make-roster.ts';

type Cells = { readonly values: readonly unknown[] };
type Sheet = { eachRow(use: (row: Cells, number: number) => void): void };
type Workbook = { readonly xlsx: { load(bytes: Buffer): Promise<unknown> }; readonly worksheets: readonly Sheet[] };

const [how, path = '', people = '0'] = process.argv.slice(2);
const FIRST_ROW = 2;

/** Rows whose identity number and day are the ones that were written. */
let right = 0;
const look = (index: number, id: unknown, day: unknown): void => {
  const place = index - FIRST_ROW;
  if (place < 0 || place >= Number(people)) return;
  const read = day instanceof Date ? day.toISOString().slice(0, 10) : day;
  if (id === idAt(place) && read === dayAt(place)) right += 1;
};

async function readOurs(bytes: Buffer): Promise<void> {
  const { sheets } = await openRosterFile(bytes);
  const { idNumber = 0, from = 0 } = guessColumns([
    '序号',
    '户主姓名',
    '户主身份证号',
    '姓名',
    '身份证号',
    '与户主关系',
    '类别',
    '享受开始时间',
  ]);
  for await (const { index, cells } of sheets[0]?.rows() ?? []) look(index, cells[idNumber], cells[from]);
}

async function readByExcelJs(bytes: Buffer): Promise<void> {
  const load = createRequire(join(process.cwd(), 'test/bench/roster/rivals/package.json'));
  const { Workbook: Book } = load('exceljs') as { readonly Workbook: new () => Workbook }; // what is used of it
  const book = new Book();
  await book.xlsx.load(bytes);
  // Its values begin at 1.
  book.worksheets[0]?.eachRow((row, number) => look(number - 1, row.values[5], row.values[8]));
}

async function main(): Promise<void> {
  const bytes = readFileSync(path);
  const started = performance.now();
  await (how === 'exceljs' ? readByExcelJs(bytes) : readOurs(bytes));
  const ms = performance.now() - started;
  process.stdout.write(JSON.stringify({ ms, megabytes: memoryOf('VmHWM'), right }));
}

void main();
