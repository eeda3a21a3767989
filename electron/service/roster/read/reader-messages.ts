import type { ErrorCode } from '#shared/errors.ts';
import type { RosterReading, RosterRow } from '#shared/roster/roster-row.ts';
import type { CategoryId } from '#shared/settlement/category.ts';
import type { RosterFileKind } from '#shared/roster/file/roster-file.ts';

/** The top of a sheet, for choosing its columns. */
export type SheetTop = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly hiddenRows: number;
  readonly merged: number;
  /** The first rows as text, with their place in the sheet, from 0. */
  readonly rows: readonly { readonly index: number; readonly cells: readonly string[] }[];
};

export type LookedAt = {
  readonly kind: RosterFileKind;
  readonly encoding: string | null;
  readonly sheets: readonly SheetTop[];
};

/** Which rows of a file are read, and how. */
export type ReadOrder = {
  readonly sheet: number;
  /** Index of the row with the headings; everything below it is read. */
  readonly headingRow: number;
  readonly reading: RosterReading;
};

/** Who a refused row may be about, whatever of it is wrong. */
export type HeldRow = {
  /** Of the length of a whole identity number, sound or not; else empty. */
  readonly idNumber: string;
  /** As the names of a list are kept; empty when it cannot be read. */
  readonly name: string;
};

export type RefusedRow = {
  readonly row: number;
  readonly name: string;
  readonly idNumber: string;
  readonly reason: string;
};

/** A word of the category column and the identity it plainly means. */
export type GuessedWord = { readonly words: string; readonly category: CategoryId };

/** Rows of a file by what became of them; they come in pieces, for there may be a hundred thousand of each. */
export type ReadRows = {
  readonly taken: readonly RosterRow[];
  readonly duplicates: readonly Omit<RefusedRow, 'reason'>[];
  readonly refused: readonly RefusedRow[];
  /** Who stands in refused rows, each once: they are in the file all the same. */
  readonly held: readonly HeldRow[];
};

/** What the rows of a file came to, in numbers and words. */
export type ReadCounts = {
  /** Rows below the headings in which something stands: the sum of all others and of the rows taken. */
  readonly rows: number;
  readonly ignored: number;
  /** What was read by a guess, because nobody had said what the word means. */
  readonly guessed: readonly GuessedWord[];
  /** Words of the category column that mean no identity yet, with how many rows say them. */
  readonly unknown: readonly { readonly words: string; readonly rows: number }[];
  /** The same of the status column. */
  readonly unknownStatuses: readonly { readonly words: string; readonly rows: number }[];
};

/** What the rows of a file came to, besides those that were taken. */
export type ReadSummary = ReadCounts & Omit<ReadRows, 'taken'>;

export type ReaderRequest =
  | { readonly kind: 'open'; readonly bytes: Uint8Array }
  | { readonly kind: 'read'; readonly order: ReadOrder }
  /** The next rows of what was read; none left: empty lists. */
  | { readonly kind: 'next' }
  | { readonly kind: 'refused'; readonly order: ReadOrder; readonly refused: ReadonlyMap<number, string> };

export type ReaderReply =
  | { readonly kind: 'opened'; readonly file: LookedAt }
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'next'; readonly rows: ReadRows }
  | { readonly kind: 'read'; readonly counts: ReadCounts }
  | { readonly kind: 'refused'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode;
      readonly detail: Readonly<Record<string, string | number>>;
    };
