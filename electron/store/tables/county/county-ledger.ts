import { toDay } from '#shared/day.ts';
import { members, nullableOf, textOf } from '../../read-json.ts';
import type { CountyLedgerRecord, CountyLedgerState } from '../../records/county-ledger-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type CountyLedgerRow = {
  readonly position: number;
  readonly as_of: string;
  readonly state: CountyLedgerState;
  readonly changed_at: string;
};
export type CountyLedgerContent = Pick<
  CountyLedgerRecord,
  'takenBy' | 'takenById' | 'confirmedBy' | 'permitNo' | 'reason' | 'undoBy' | 'undoById'
>;

export const countyLedgerTable: SealedTable<CountyLedgerRow, CountyLedgerContent> = {
  name: 'county_ledger',
  label: '县级台账',
  columns: { position: true, as_of: true, state: true, changed_at: true },
  read: (json) => {
    const from = members(json);
    return {
      takenBy: textOf(from, 'takenBy'),
      takenById: textOf(from, 'takenById'),
      confirmedBy: nullableOf(from, 'confirmedBy', textOf),
      permitNo: nullableOf(from, 'permitNo', textOf),
      reason: textOf(from, 'reason'),
      // Absent in rows of earlier releases.
      undoBy: from['undoBy'] === undefined ? null : nullableOf(from, 'undoBy', textOf),
      undoById: from['undoById'] === undefined ? null : nullableOf(from, 'undoById', textOf),
    };
  },
  write: (content) => content,
};

export const toCountyLedger = ({
  id,
  row,
  content,
}: Stored<CountyLedgerRow, CountyLedgerContent>): CountyLedgerRecord => ({
  ...content(),
  id,
  asOf: toDay(row.as_of),
  state: row.state,
  changedAt: row.changed_at,
});
