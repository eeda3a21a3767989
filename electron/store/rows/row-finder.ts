import type { SqlValue } from '../db/sql.ts';
import { findRow, type RowReader, type SealedTable, type Stored } from './sealed-table.ts';

/** Finds rows by id, each read and checked once: two hundred visits belong to a few applications. For one answer only. */
export function rowFinder<Row extends Readonly<Record<string, SqlValue>>, Content>(
  reader: Pick<RowReader, 'db' | 'sealer'>,
  table: SealedTable<Row, Content>,
): (id: string) => Stored<Row, Content> | null {
  const known = new Map<string, Stored<Row, Content> | null>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const read = findRow(reader, table, id);
    known.set(id, read);
    return read;
  };
}
