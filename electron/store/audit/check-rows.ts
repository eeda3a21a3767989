import { checkedMacs, type RowReader } from '../rows/sealed-table.ts';
import { ALL_TABLES } from '../tables/all-tables.ts';
import type { TouchedRow } from './audit-chain.ts';

type Entry = { readonly seq: number; readonly action: string; readonly rows: readonly TouchedRow[] };
/** The last entry that named a row, and how it left it. */
type Known = { readonly seq: number; readonly mac: string | null; readonly isEdit: boolean };

/**
 * The number of the entry behind the first row that is not as it was left: changed, put back to an older copy, removed,
 * or brought back. The last entry's number for a row that no entry names. Null when every row is right.
 */
export function findWrongRow(reader: Pick<RowReader, 'db' | 'sealer'>, entries: readonly Entry[]): number | null {
  const known = new Map<string, Known>();
  for (const { seq, action, rows } of entries) {
    for (const { table, id, mac } of rows) {
      known.set(`${table}/${id}`, { seq, mac, isEdit: action === 'application.edit' });
    }
  }
  const lastSeq = entries.at(-1)?.seq ?? 0;
  for (const table of ALL_TABLES) {
    for (const { id, mac, isDraft } of checkedMacs(reader, table)) {
      const place = `${table.name}/${id}`;
      const left = known.get(place);
      if (left === undefined) return lastSeq;
      known.delete(place);
      // Autosaves after the first write no entry: a draft is right under its own MAC.
      const isAsLeft = left.isEdit && isDraft ? mac !== null : mac !== null && mac === left.mac;
      if (!isAsLeft) return left.seq;
    }
  }
  for (const { seq, mac } of known.values()) if (mac !== null) return seq;
  return null;
}
