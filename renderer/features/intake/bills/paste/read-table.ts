/** The most cells that are looked at; more is no pile of bills. */
const MOST_ROWS = 500;
const MOST_CELLS = 60;

export type PastedTable = {
  /** Every row as long as the longest. */
  readonly rows: readonly (readonly string[])[];
  /** Rows beyond the most that are looked at. */
  readonly leftOut: number;
};

/** Where a cell ends and what it holds. A cell in quotes may hold tabs, line ends and doubled quotes. */
function cellAt(text: string, start: number): { readonly value: string; readonly end: number } {
  if (text[start] === '"') {
    let value = '';
    for (let at = start + 1; at < text.length; at += 1) {
      if (text[at] !== '"') value += text[at];
      else if (text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else if (at + 1 === text.length || text[at + 1] === '\t' || text[at + 1] === '\n')
        return { value, end: at + 1 };
      else break;
    }
    // A quote that is never closed is part of the text.
  }
  let end = start;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end += 1;
  return { value: text.slice(start, end), end };
}

/** What a table program puts on the clipboard, as rows of cells. Total; empty rows at the end are dropped. */
export function readTable(pasted: string): PastedTable {
  const text = pasted.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const rows: string[][] = [[]];
  for (let at = 0; at <= text.length;) {
    const { value, end } = cellAt(text, at);
    const clean = value
      .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    rows.at(-1)?.push(clean);
    if (text[end] === '\n') rows.push([]);
    at = end + 1;
  }
  const kept = rows.slice(0, MOST_ROWS);
  const width = Math.min(
    MOST_CELLS,
    kept.reduce((most, row) => Math.max(most, row.length), 0),
  );
  return {
    rows: kept.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '')),
    leftOut: rows.length - kept.length,
  };
}

/** Whether a clipboard text is more than one cell, and so belongs to the grid rather than to the cell with the focus. */
export const isTable = (pasted: string): boolean => /\t|\n./.test(pasted.replace(/\r\n?/g, '\n').trim());
