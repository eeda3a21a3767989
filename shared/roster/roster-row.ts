import type { Day } from '../day.ts';
import type { CategoryId } from '../settlement/category.ts';
import type { RosterColumns } from './roster-columns.ts';
import type { StatusMeaning } from './status-words.ts';

/** How a file is to be read; the columns and what its words mean. */
export type RosterReading = {
  readonly columns: RosterColumns;
  /** What each word of the category column means; `skip`: such rows are not wanted. */
  readonly categories: Readonly<Record<string, CategoryId | 'skip'>>;
  /** What words of the status column mean that are not plain. */
  readonly statuses: Readonly<Record<string, StatusMeaning>>;
  /** The identity of everybody in the file, when no column says it. */
  readonly everybody: CategoryId | null;
  /** The day the roster shows. */
  readonly asOf: Day;
  /** No birth date lies after it. */
  readonly today: Day;
};

/** One row that was taken: a person under one identity. */
export type RosterRow = {
  /** Number of the row in the file, from 1, as a spreadsheet shows it. */
  readonly row: number;
  readonly idNumber: string;
  readonly name: string;
  readonly category: CategoryId;
  /** The category in the roster's words. */
  readonly words: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** The roster says that the identity has ended. */
  readonly isEnded: boolean;
  readonly village: string;
  /** Identity number of the head of the household; empty when the roster does not say it. */
  readonly headId: string;
  readonly relation: string;
};

/** What becomes of one row of a file. */
export type RowOutcome =
  | { readonly kind: 'taken'; readonly taken: RosterRow }
  | { readonly kind: 'refused'; readonly reason: string; readonly words?: string; readonly status?: string }
  /** Empty, a title, a total, headings again, or a category that is not wanted. */
  | { readonly kind: 'ignored' };
