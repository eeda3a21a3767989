import type { RosterCell } from '../roster-cell.ts';
import { MOST_ROWS, RosterFileError } from './read-problem.ts';
import type { FileRow, FileSheet, RosterFile } from './roster-file.ts';
import { type SheetMarks, sheetScanner } from './scan-sheet.ts';
import { isDateStyleIn } from './xlsx/date-styles.ts';
import { sharedStrings } from './xlsx/shared-strings.ts';
import { type Book, sheetRowReader } from './xlsx/sheet-rows.ts';
import { attributeOf } from './xlsx/xml-tokens.ts';
import { entryChunks, entryText, type ZipEntry, zipEntries } from './zip-entries.ts';

type SheetEntry = { readonly name: string; readonly isHidden: boolean; readonly part: string };

const partPath = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

const isCountedFrom1904 = (workbook: string): boolean => {
  const tag = /<(?:\w+:)?workbookPr\s[^>]*>/.exec(workbook)?.[0] ?? '';
  return ['1', 'true'].includes(attributeOf(tag, 'date1904') ?? '');
};

/** The sheets of the workbook and the part each is kept in; a part outside the file is never asked for. */
function sheetEntries(workbook: string, relations: string): readonly SheetEntry[] {
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const [id, target] = [attributeOf(tag, 'Id'), attributeOf(tag, 'Target')];
    if (id === null || target === null || attributeOf(tag, 'TargetMode') === 'External') continue;
    targets.set(id, partPath(target));
  }
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const [name, id] = [attributeOf(tag, 'name'), /\s\w+:id="([^"]*)"/.exec(tag)?.[1]];
    const part = id === undefined ? undefined : targets.get(id);
    if (name === null || part === undefined) return [];
    return [{ name, isHidden: (attributeOf(tag, 'state') ?? 'visible') !== 'visible', part }];
  });
}

/** The part of a kind that belongs to the workbook as a whole. */
function partOf(relations: string, kind: 'sharedStrings' | 'styles'): string | null {
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const target = attributeOf(tag, 'Target');
    if (target === null || attributeOf(tag, 'TargetMode') === 'External') continue;
    if (attributeOf(tag, 'Type')?.endsWith(`/${kind}`) === true) return partPath(target);
  }
  return null;
}

/** What no roster has and nobody should open: macros, what lies in other files, what was sealed by a password. */
function refuseUnwanted(entries: readonly ZipEntry[]): void {
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.some((name) => name.endsWith('.bin') && name.includes('vbaproject')))
    throw new RosterFileError('ROSTER_MACROS');
  if (names.some((name) => name.startsWith('xl/externallinks/'))) throw new RosterFileError('ROSTER_LINKS');
  if (names.some((name) => name.startsWith('xl/embeddings/'))) throw new RosterFileError('ROSTER_LINKS');
}

/** An entry as text, piece by piece; characters may come apart between two chunks. */
async function* entryPieces(bytes: Buffer, entry: ZipEntry): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of entryChunks(bytes, entry)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** A styles part longer than this was not written by a spreadsheet program. */
const MOST_STYLES = 32 * 1024 * 1024;

/** What the sheets of a workbook refer to. */
type BookParts = { readonly strings: ZipEntry | null; readonly styles: string | null; readonly is1904: boolean };

async function bookOf(bytes: Buffer, { strings, styles, is1904 }: BookParts): Promise<Book> {
  const shared = sharedStrings();
  if (strings !== null) {
    for await (const piece of entryPieces(bytes, strings)) shared.push(piece);
    shared.end();
  }
  return { strings: shared.strings, isDate: isDateStyleIn(styles ?? ''), is1904 };
}

async function* sheetRows(
  bytes: Buffer,
  entry: ZipEntry,
  parts: BookParts,
  { formulas }: SheetMarks,
): AsyncGenerator<FileRow, void, undefined> {
  let count = 0;
  const reader = sheetRowReader(await bookOf(bytes, parts));
  for await (const piece of entryPieces(bytes, entry)) {
    for (const { index, cells } of reader.push(piece)) {
      count += 1;
      if (count > MOST_ROWS) throw new RosterFileError('ROSTER_TOO_MANY_ROWS', { most: MOST_ROWS });
      if (formulas.size === 0) yield { index, cells };
      else {
        const marked = cells.map((cell, column): RosterCell =>
          formulas.has(`${index}/${column}`) ? { formula: cell } : cell,
        );
        yield { index, cells: marked };
      }
    }
  }
  reader.end();
}

/**
 * Reads an xlsx. Before anything of it is parsed, every part is unpacked once with its size counted and its markup looked
 * through for document types, hidden rows, merged cells and formulas. Rows are then read as they are unpacked: of the
 * file only its shared texts are held.
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
  const [strings, styles] = [partOf(relations, 'sharedStrings'), partOf(relations, 'styles')];
  const parts: BookParts = {
    strings: entries.find(({ name }) => name === strings) ?? null,
    styles: styles === null ? null : await entryText(bytes, entries, styles, MOST_STYLES),
    is1904: isCountedFrom1904(workbook),
  };
  const sheets = listed.flatMap(({ name, isHidden, part }): FileSheet[] => {
    const [entry, own] = [entries.find((each) => each.name === part), marks.get(part)];
    if (entry === undefined || own === undefined) return [];
    const { hiddenRows, merges } = own;
    return [{ name, isHidden, hiddenRows, merges, rows: () => sheetRows(bytes, entry, parts, own) }];
  });
  if (sheets.length === 0) throw new RosterFileError('ROSTER_EMPTY');
  return { kind: 'xlsx', sheets, encoding: null };
}
