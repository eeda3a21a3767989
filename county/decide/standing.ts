import { z } from 'zod';
import { VISIT_KINDS, type VisitKind } from '#shared/settlement/vocabulary.ts';
import type { Connection } from '../db/database.ts';
import { grantedUses } from '#shared/settlement/granted-uses.ts';
import type { PreparedRecord, PreparedVisit, YearUse } from './prepared-record.ts';

const personRow = z.object({ person: z.string() });

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

/**
 * Rows of a table (`f`) for each of some keys (`k`), by the index that begins with them. `offset 0` keeps it so: where nothing was
 * counted yet, the planner takes a county for a few rows and would read all of them.
 */
const byKeys = (columns: string, keys: string, table: string, like: string): string =>
  `select ${columns} from ${keys} cross join lateral (select * from ${table} f where f.county = $1 and ${like} offset 0) f`;

const STANDING = `f.batch, f.place, f.number, f.revision, f.application, f.mark, f.pc, f.seq, f.person, f.is_live, f.state,
  case when f.state in ('approved', 'partly', 'paid') then f.payable_fen - coalesce(f.approved_fen, f.payable_fen)
    else 0 end as cut`;
const OF_BILLS = byKeys('distinct f.person', 'unnest($2::text[]) k(bill)', 'visit', 'f.bill = k.bill');
const OF_NUMBERS = byKeys(STANDING, 'unnest($2::text[]) k(number)', 'record', 'f.number = k.number');
const OF_PEOPLE = byKeys(STANDING, 'unnest($3::text[]) k(person)', 'record', 'f.person = k.person');

const THESE = [
  'unnest($2::bigint[], $3::bigint[]) k(batch, place)',
  'f.batch = k.batch and f.place = k.place',
] as const;
const VISITS = byKeys(
  'f.batch, f.place, f.visit, f.kind, f.from_on, f.to_on, f.total_fen, f.bill',
  THESE[0],
  'visit',
  THESE[1],
);
const USES = byKeys('f.batch, f.place, f.year, f.fund, f.fen', THESE[0], 'fund_use', THESE[1]);

/**
 * Every record of the books that may have to do with one of a batch: the same application, the same person, the same bill. The
 * caller holds the county's lock.
 */
export async function loadStandings(
  connection: Connection,
  county: string,
  { records }: { readonly records: readonly Pick<PreparedRecord, 'number' | 'person' | 'visits'>[] },
): Promise<readonly Standing[]> {
  const numbers = unique(records.map(({ number }) => number));
  const bills = unique(records.flatMap(({ visits }) => visits.flatMap(({ bill }) => bill ?? [])));
  const ofBills = bills.length === 0 ? [] : await connection.rows(personRow, OF_BILLS, [county, bills]);
  const people = unique([...records.map(({ person }) => person), ...ofBills.map(({ person }) => person)]);
  const rows = await connection.rows(
    standingRow,
    `select * from (${OF_NUMBERS} union ${OF_PEOPLE}) found order by batch, place`,
    [county, numbers, people],
  );
  if (rows.length === 0) return [];
  const found = [county, rows.map(({ batch }) => String(batch)), rows.map(({ place }) => String(place))];
  const visits = groupByRecord(await connection.rows(visitRow, `${VISITS} order by f.i`, found));
  const uses = groupByRecord(await connection.rows(useRow, `${USES} order by f.year, f.fund`, found));
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
