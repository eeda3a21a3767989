import { MOST_ROWS, RosterFileError } from './read-problem.ts';

/** A block of merged cells, rows and columns from 0. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** What of a sheet its rows alone do not say. */
export type SheetMarks = {
  readonly merges: readonly Merge[];
  /** How many rows are hidden or filtered away. */
  readonly hiddenRows: number;
  /** `row/column` of cells worked out by a formula, from 0. */
  readonly formulas: ReadonlySet<string>;
};

const MOST_MERGES = 200_000;
const MOST_FORMULAS = 3_000_000;
/** Longer than any tag a spreadsheet program writes: what is looked for lies whole in the kept end. */
const OVERLAP = 2_048;

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `C12` as row and column from 0; null when it is no cell. */
export function cellPlace(ref: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  return match === null ? null : { row: Number(match[2]) - 1, column: columnOf(match[1] ?? '') };
}

function mergeOf(ref: string): Merge | null {
  const [first = '', last = first] = ref.split(':');
  const [from, to] = [cellPlace(first), cellPlace(last)];
  return from === null || to === null ? null : { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/**
 * Looks through the XML of a worksheet as it is unpacked, for its merged cells, hidden rows and formulas, without
 * building anything from it. A document type is refused: no spreadsheet program writes one, and entities come with it.
 */
export function sheetScanner(): { readonly push: (chunk: Buffer) => void; readonly end: () => SheetMarks } {
  let text = '';
  let prefix: string | null = null;
  let hiddenRows = 0;
  const merges: Merge[] = [];
  const formulas = new Set<string>();

  let from = 0;
  let rows = 0;

  /** Every place of `what` between what was scanned and `until`. */
  function* places(what: string, until: number): Generator<number, void, undefined> {
    for (let at = text.indexOf(what, from); at >= 0 && at < until; at = text.indexOf(what, at + what.length)) yield at;
  }

  function scan(until: number): void {
    prefix ??= /<(\w+:)?worksheet\b/.exec(text)?.[1] ?? '';
    if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new RosterFileError('ROSTER_UNREADABLE');
    for (const at of places(`<${prefix}mergeCell `, until)) {
      const merge = mergeOf(/ref="([^"]*)"/.exec(text.slice(at, at + 200))?.[1] ?? '');
      if (merge !== null && merges.length < MOST_MERGES) merges.push(merge);
    }
    for (const at of places(' hidden="', until)) {
      const isOn = /^ hidden="(?:1|true)"/.test(text.slice(at, at + 20));
      if (isOn && text.startsWith(`<${prefix}row`, text.lastIndexOf('<', at))) hiddenRows += 1;
    }
    for (const at of places(`<${prefix}f`, until)) {
      if (!/[\s>/]/.test(text[at + prefix.length + 2] ?? '')) continue;
      const cell = text.slice(text.lastIndexOf(`<${prefix}c `, at), at);
      const place = cellPlace(/\br="([^"]*)"/.exec(cell)?.[1] ?? '');
      if (place !== null && formulas.size < MOST_FORMULAS) formulas.add(`${place.row}/${place.column}`);
    }
    for (const _ of places(`<${prefix}row `, until)) rows += 1;
    if (rows > MOST_ROWS) throw new RosterFileError('ROSTER_TOO_MANY_ROWS', { most: MOST_ROWS });
  }

  return {
    push: (chunk) => {
      // Tags and references are ASCII; Chinese in between may come apart as it likes.
      text = text.slice(Math.max(0, from - OVERLAP)) + chunk.toString('latin1');
      from = Math.min(from, OVERLAP);
      const until = text.length - OVERLAP;
      if (until <= from) return;
      scan(until);
      from = until;
    },
    end: () => {
      scan(text.length);
      return { merges, hiddenRows, formulas };
    },
  };
}
