import type { Write } from '../audit/writer.ts';
import { findRow, insertRow, replaceRow } from '../rows/sealed-table.ts';
import type { Acceptance } from '../aggregates/case/application-store.ts';
import { numberSequenceTable } from '../tables/setting.ts';

/** The next `<township>-<PC letter>-<year>-<five digits>`; without gaps, because it is taken in the same transaction. */
export function giveNumber(
  write: Write,
  { townshipCode, pcLetter, year }: Pick<Acceptance, 'townshipCode' | 'pcLetter' | 'year'>,
): string {
  const prefix = `${townshipCode}-${pcLetter}-${year}`;
  const id = `application:${prefix}`;
  const stored = findRow(write, numberSequenceTable, id);
  const last = (stored?.row.last ?? 0) + 1;
  if (stored === null) insertRow(write, numberSequenceTable, { id, revision: 1 }, { last }, null);
  else replaceRow(write, numberSequenceTable, { id, revision: stored.revision + 1 }, { last }, null);
  return `${prefix}-${String(last).padStart(5, '0')}`;
}
