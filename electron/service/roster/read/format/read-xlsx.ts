import { streamXlsxRows } from 'hucre/xlsx';
import type { PlainCell, RosterCell } from '#shared/roster/roster-cell.ts';
import { MOST_CELL_CHARACTERS, MOST_COLUMNS, MOST_ROWS, RosterFileError } from './read-problem.ts';
import type { FileRow, FileSheet, RosterFile } from './roster-file.ts';
import { type SheetMarks, sheetScanner } from './scan-sheet.ts';
import { entryChunks, entryText, type ZipEntry, zipEntries } from './zip-entries.ts';

type SheetEntry = { readonly name: string; readonly isHidden: boolean; readonly part: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g,
    (_, name?: string, dec?: string, hex?: string) =>
      name === undefined
        ? String.fromCodePoint(Math.min(0x10ffff, dec === undefined ? Number.parseInt(hex ?? '0', 16) : Number(dec)))
        : (ENTITIES[name] ?? ''),
  );

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescaped(found);
};

/** The sheets of the workbook and the part each is kept in; a part outside the file is never asked for. */
function sheetEntries(workbook: string, relations: string): readonly SheetEntry[] {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const [id, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')];
    if (id === null || target === null || attribute(tag, 'TargetMode') === 'External') continue;
    targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const [name, id] = [attribute(tag, 'name'), /\s\w+:id="([^"]*)"/.exec(tag)?.[1]];
    const part = id === undefined ? undefined : targets.get(id);
    if (name === null || part === undefined) return [];
    return [{ name, isHidden: (attribute(tag, 'state') ?? 'visible') !== 'visible', part }];
  });
}

/** What no roster has and nobody should open: macros, what lies in other files, what was sealed by a password. */
function refuseUnwanted(entries: readonly ZipEntry[]): void {
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.some((name) => name.endsWith('.bin') && name.includes('vbaproject')))
    throw new RosterFileError('ROSTER_MACROS');
  if (names.some((name) => name.startsWith('xl/externallinks/'))) throw new RosterFileError('ROSTER_LINKS');
  if (names.some((name) => name.startsWith('xl/embeddings/'))) throw new RosterFileError('ROSTER_LINKS');
}

/** A value of the reader as a cell; a date is midnight UTC, so no time zone can move it. */
function plainCell(value: unknown): PlainCell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string')
    return value.length > MOST_CELL_CHARACTERS ? value.slice(0, MOST_CELL_CHARACTERS) : value;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '#日期' : value.toISOString().slice(0, 10);
  return '#值';
}

async function* sheetRows(bytes: Buffer, name: string, marks: SheetMarks): AsyncGenerator<FileRow, void, undefined> {
  let count = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: name })) {
    count += 1;
    if (count > MOST_ROWS) throw new RosterFileError('ROSTER_TOO_MANY_ROWS', { most: MOST_ROWS });
    const cells = values.slice(0, MOST_COLUMNS).map((value, column): RosterCell => {
      const plain = plainCell(value);
      return marks.formulas.size > 0 && marks.formulas.has(`${index}/${column}`) ? { formula: plain } : plain;
    });
    yield { index, cells };
  }
}

/**
 * Reads an xlsx. Before anything of it is parsed, every part is unpacked once with its size counted and its markup looked
 * through: the reader itself knows no limits of that kind, and gives neither hidden rows nor formulas.
 */
export async function readXlsx(bytes: Buffer): Promise<RosterFile> {
  const entries = zipEntries(bytes);
  refuseUnwanted(entries);
  const workbook = await entryText(bytes, entries, 'xl/workbook.xml');
  const relations = await entryText(bytes, entries, 'xl/_rels/workbook.xml.rels');
  if (workbook === null || relations === null) throw new RosterFileError('ROSTER_UNREADABLE');
  const listed = sheetEntries(workbook, relations);
  const marks = new Map<string, SheetMarks>();
  for (const entry of entries) {
    const scanner = sheetScanner();
    for await (const chunk of entryChunks(bytes, entry)) scanner.push(chunk);
    const found = scanner.end();
    if (listed.some(({ part }) => part === entry.name)) marks.set(entry.name, found);
  }
  const sheets = listed.flatMap(({ name, isHidden, part }): FileSheet[] => {
    const own = marks.get(part);
    if (own === undefined) return [];
    return [
      { name, isHidden, hiddenRows: own.hiddenRows, merges: own.merges, rows: () => sheetRows(bytes, name, own) },
    ];
  });
  if (sheets.length === 0) throw new RosterFileError('ROSTER_EMPTY');
  return { kind: 'xlsx', sheets, encoding: null };
}
