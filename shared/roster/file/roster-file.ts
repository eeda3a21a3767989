import type { RosterCell } from '../roster-cell.ts';
import type { Merge } from './scan-sheet.ts';

/** One row as it stands in the file; `index` counts from 0. */
export type FileRow = { readonly index: number; readonly cells: readonly RosterCell[] };

/** One sheet of a file; a text file has one. */
export type FileSheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly hiddenRows: number;
  readonly merges: readonly Merge[];
  /** Row by row, from the top, each time anew. Rows in which nothing stands may be left out. */
  readonly rows: () => AsyncIterable<FileRow> | Iterable<FileRow>;
};

export type RosterFileKind = 'xlsx' | 'xls' | 'csv';

/** A file that was found readable. */
export type RosterFile = {
  readonly kind: RosterFileKind;
  readonly sheets: readonly FileSheet[];
  /** How the text of a csv was written; null for the others. */
  readonly encoding: string | null;
};
