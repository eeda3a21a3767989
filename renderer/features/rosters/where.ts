import type { RosterSource } from '#shared/roster/roster-source.ts';

/** Which list a file is and where in it the rows begin. */
export type Where = {
  readonly sheet: number;
  readonly headingRow: number | null;
  readonly source: RosterSource;
  readonly listName: string;
  readonly asOf: string;
};
