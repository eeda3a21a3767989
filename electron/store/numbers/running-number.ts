import { addDays, toDay, yearOf } from '#shared/day.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import type { RestoreMarker } from '../restore/restore-marker.ts';
import { restoresOf } from '../restore/restores.ts';
import { findRow, insertRow, replaceRow, selectRows } from '../rows/sealed-table.ts';
import { numberSequenceTable } from '../tables/setting.ts';

/**
 * The next of the running numbers of one `kind` with this `prefix` (township, letter of the PC, year), from 1 on. Without gaps, because
 * it is taken in the same transaction as what bears it; only after a restore it goes on behind all that may have been given before.
 */
export function takeNumber(write: Write, kind: 'application' | 'notice', prefix: string, year: number): number {
  const id = `${kind}:${prefix}`;
  const stored = findRow(write, numberSequenceTable, id);
  const last = (stored?.row.last ?? mayBeGiven(restoresOf(write), year)) + 1;
  if (stored === null) insertRow(write, numberSequenceTable, { id, revision: 1 }, { last }, null);
  else replaceRow(write, numberSequenceTable, { id, revision: stored.revision + 1 }, { last }, null);
  return last;
}

/**
 * Leaves out of every sequence the numbers that may stand on a paper or at the county, but not in the data put back. Whatever bears a
 * number wrote an operation record of its own, so that there are no more of them than records that are missing.
 */
export function skipLostNumbers(write: Write, marker: RestoreMarker): void {
  const lost = lostNumbers(marker);
  if (lost === 0) return;
  for (const { id, revision, row } of selectRows(write, numberSequenceTable, sql`ORDER BY id`))
    replaceRow(write, numberSequenceTable, { id, revision: revision + 1 }, { last: row.last + lost }, null);
}

/** How many numbers a restore may have lost; none when this PC gives its numbers under another letter since. */
export const lostNumbers = ({ from, to, letter }: RestoreMarker): number =>
  letter === null ? to.auditSeq - from.auditSeq : 0;

/** Numbers of the next year may be given before it: to a notice that begins in January, or by a clock that is ahead. */
const DAYS_AHEAD = 31;

/** How many numbers of a sequence that is not in the data may have been given all the same. */
function mayBeGiven(restores: readonly RestoreMarker[], year: number): number {
  const underThisLetter = restores.slice(restores.findLastIndex(({ letter }) => letter !== null) + 1);
  return underThisLetter
    .filter(({ at }) => yearOf(addDays(toDay(at.slice(0, 10)), DAYS_AHEAD)) >= year)
    .reduce((sum, marker) => sum + lostNumbers(marker), 0);
}
