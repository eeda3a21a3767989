import type { ErrorCode } from '../../errors.ts';

/** A file that cannot be read as a roster, and why; the code's sentence says what to do. */
export class RosterFileError extends Error {
  readonly code: Extract<ErrorCode, `ROSTER_${string}`>;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: RosterFileError['code'], detail: RosterFileError['detail'] = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** The whole of a file is held in memory while it is read. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024;
/** More than any county has: reading stops there. */
export const MOST_ROWS = 300_000;
/** Columns behind these are not looked at. */
export const MOST_COLUMNS = 200;
/** Nothing in a roster needs more; a cell of megabytes is an attack or a mistake. */
export const MOST_CELL_CHARACTERS = 2_000;
