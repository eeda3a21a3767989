import { z } from 'zod';
import { VISIT_KINDS, type VisitKind } from '#shared/settlement/vocabulary.ts';
import type { Connection } from '../db/database.ts';
import { grantedUses } from '#shared/settlement/granted-uses.ts';
import type { PreparedBatch, PreparedVisit, YearUse } from './prepared-record.ts';

/** A record that stands in the books already, as far as a new one must know of it. */
export type Standing = {
  readonly batch: number;
  readonly place: number;
  readonly number: string;
  readonly revision: number;
  readonly application: string;
  readonly mark: string;
  readonly pc: string;
  readonly seq: number;
  readonly person: string;
  /** The latest revision of its application, and not returned: what may be paid. */
  readonly isLive: boolean;
  /** A payment of it was not taken back. */
  readonly isPaid: boolean;
  readonly visits: readonly PreparedVisit[];
  /** What it asked for, without what earlier applications of the person had asked for. */
  readonly asked: readonly YearUse[];
  /** The same without what the county did not approve of it. */
  readonly uses: readonly YearUse[];
};

const key = z.object({ batch: z.number(), place: z.number() });
const standingRow = key.extend({
  number: z.string(),
  revision: z.number(),
  application: z.string(),
  mark: z.string(),
  pc: z.string(),
  seq: z.number(),
  person: z.string(),
  is_live: z.boolean(),
  state: z.string(),
  cut: z.number(),
});
const visitRow = key.extend({
  visit: z.string(),
  kind: z.custom<VisitKind>((value) => VISIT_KINDS.some((kind) => kind === value)),
  from_on: z.string(),
  to_on: z.string(),
  total_fen: z.number(),
  bill: z.string().nullable(),
});
const useRow = key.extend({ year: z.number(), fund: z.string(), fen: z.number() });

const OF_THESE = 'county = $1 and (number = any($2) or person = any($3))';

/**
 * Every record of the books that may have to do with one of a batch: the same application, the same person, the same bill. The
 * caller holds the county's lock.
 */
export async function loadStandings(
  connection: Connection,
  county: string,
  { records }: PreparedBatch,
): Promise<readonly Standing[]> {
  const numbers = unique(records.map(({ number }) => number));
  const bills = unique(records.flatMap(({ visits }) => visits.flatMap(({ bill }) => bill ?? [])));
  const ofBills =
    bills.length === 0
      ? []
      : await connection.rows(
          z.object({ person: z.string() }),
          'select distinct person from visit where county = $1 and bill = any($2)',
          [county, bills],
        );
  const people = unique([...records.map(({ person }) => person), ...ofBills.map(({ person }) => person)]);
  const values = [county, numbers, people];
  const rows = await connection.rows(
    standingRow,
    `select batch, place, number, revision, application, mark, pc, seq, person, is_live, state,
            case when state in ('approved', 'partly', 'paid') then payable_fen - coalesce(approved_fen, payable_fen)
              else 0 end as cut
       from record
      where ${OF_THESE} order by batch, place`,
    values,
  );
  if (rows.length === 0) return [];
  const join = `join record r using (county, batch, place) where r.${OF_THESE.replace('(number', '(r.number').replace('or person', 'or r.person')}`;
  const visits = groupByRecord(
    await connection.rows(
      visitRow,
      `select v.batch, v.place, v.visit, v.kind, v.from_on, v.to_on, v.total_fen, v.bill from visit v ${join} order by v.i`,
      values,
    ),
  );
  const uses = groupByRecord(
    await connection.rows(
      useRow,
      `select u.batch, u.place, u.year, u.fund, u.fen from fund_use u ${join} order by u.year, u.fund`,
      values,
    ),
  );
  return rows.map(({ is_live, state, cut, ...row }) => {
    const asked = (uses.get(keyOf(row)) ?? []).map(({ year, fund, fen }) => ({ year, fund, fen }));
    return {
      ...row,
      isLive: is_live,
      isPaid: state === 'paid',
      visits: (visits.get(keyOf(row)) ?? []).map(({ visit, kind, from_on, to_on, total_fen, bill }) => ({
        visit,
        kind,
        from: from_on,
        to: to_on,
        totalFen: total_fen,
        bill,
      })),
      asked,
      uses: grantedUses(asked, cut),
    };
  });
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
const keyOf = ({ batch, place }: z.infer<typeof key>): string => `${batch}/${place}`;

function groupByRecord<T extends z.infer<typeof key>>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
