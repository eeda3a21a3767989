import { detectDelimiter, parseCsv } from 'hucre/csv';
import { MOST_CELL_CHARACTERS, MOST_COLUMNS, MOST_ROWS, RosterFileError } from './read-problem.ts';
import type { RosterFile } from './roster-file.ts';

const ENCODINGS = [
  { bom: [0xef, 0xbb, 0xbf], name: 'utf-8', label: 'UTF-8' },
  { bom: [0xff, 0xfe], name: 'utf-16le', label: 'UTF-16' },
  { bom: [0xfe, 0xff], name: 'utf-16be', label: 'UTF-16' },
] as const;

function decoded(bytes: Buffer, name: string): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The line in which a text stops being UTF-8 although it was, from 1. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (decoded(part, 'utf-8') === null) return line;
    if (end < 0) return line;
    [start, line] = [end + 1, line + 1];
  }
}

/** Text of the bytes: by its mark, else UTF-8 when all of it is, else GB18030 when all of it is. */
function readText(bytes: Buffer): { readonly text: string; readonly encoding: string } {
  const marked = ENCODINGS.find(({ bom }) => bom.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) {
    const text = decoded(bytes, marked.name);
    if (text === null) throw new RosterFileError('ROSTER_MIXED_TEXT', { line: firstBadLine(bytes) });
    return { text: text.replace(/^\uFEFF/, ''), encoding: marked.label };
  }
  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'UTF-8' };
  const chinese = decoded(bytes, 'gb18030');
  // Bytes of UTF-8 read as GB18030 give rare characters and private ones, never a roster's headings.
  if (chinese === null || /[\uE000-\uF8FF]{2}/.test(chinese)) {
    throw new RosterFileError('ROSTER_MIXED_TEXT', { line: firstBadLine(bytes) });
  }
  return { text: chinese, encoding: 'GB18030' };
}

/** Reads a table of text, comma, semicolon or tab between the columns. */
export function readCsv(bytes: Buffer): RosterFile {
  const { text, encoding } = readText(bytes);
  if (text.includes('\0')) throw new RosterFileError('ROSTER_UNREADABLE');
  if (/^\s*<(?:!doctype|html|table|meta|\?xml)/i.test(text)) throw new RosterFileError('ROSTER_HTML');
  const separator = /^sep=(.)\r?\n/.exec(text);
  const body = separator === null ? text : text.slice(separator[0].length);
  if (body.trim() === '') throw new RosterFileError('ROSTER_EMPTY');
  const rows = parseCsv(body, { delimiter: separator?.[1] ?? detectDelimiter(body) });
  if (rows.length > MOST_ROWS) throw new RosterFileError('ROSTER_TOO_MANY_ROWS', { most: MOST_ROWS });
  const cells = rows.map((row, index) => ({
    index: index + (separator === null ? 0 : 1),
    cells: row.slice(0, MOST_COLUMNS).map((value) => String(value ?? '').slice(0, MOST_CELL_CHARACTERS)),
  }));
  const sheet = { name: '名册', isHidden: false, hiddenRows: 0, merges: [], rows: () => cells };
  return { kind: 'csv', sheets: [sheet], encoding };
}
