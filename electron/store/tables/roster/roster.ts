import { toDay } from '#shared/day.ts';
import { rosterCounts, rosterPlan } from '#shared/roster/roster-plan.ts';
import type { RosterSource } from '#shared/roster/roster-source.ts';
import { members, nullableOf, textOf, wholeNumberOf } from '../../read-json.ts';
import type { RosterInput, RosterRecord, RosterState } from '../../aggregates/roster/roster-records.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type RosterRow = {
  /** Order of the imports. */
  readonly position: number;
  readonly source: RosterSource;
  readonly state: RosterState;
  readonly as_of: string;
  readonly imported_at: string;
};
export type RosterContent = Omit<RosterInput, 'source' | 'asOf'> &
  Pick<RosterRecord, 'importedBy' | 'importedById' | 'confirmedBy' | 'permitNo'>;

function readPlacing(json: unknown): RosterInput['placing'] {
  const from = members(json);
  return { bits: wholeNumberOf(from, 'bits'), key: textOf(from, 'key') };
}

export const rosterTable: SealedTable<RosterRow, RosterContent> = {
  name: 'roster',
  label: '名册',
  columns: { position: true, source: true, state: true, as_of: true, imported_at: true },
  read: (json) => {
    const from = members(json);
    return {
      listName: textOf(from, 'listName'),
      fileName: textOf(from, 'fileName'),
      sha256: textOf(from, 'sha256'),
      base: nullableOf(from, 'base', textOf),
      placing: readPlacing(from['placing']),
      counts: rosterCounts.parse(from['counts']),
      plan: rosterPlan.parse(from['plan']),
      importedBy: textOf(from, 'importedBy'),
      importedById: textOf(from, 'importedById'),
      confirmedBy: nullableOf(from, 'confirmedBy', textOf),
      permitNo: from['permitNo'] === undefined ? null : nullableOf(from, 'permitNo', textOf),
    };
  },
  write: (content) => content,
};

/** A stored roster as it was imported. */
export const toRoster = ({ id, row, content }: Stored<RosterRow, RosterContent>): RosterRecord => ({
  ...content(),
  id,
  position: row.position,
  source: row.source,
  state: row.state,
  asOf: toDay(row.as_of),
  importedAt: row.imported_at,
});
