import { z } from 'zod';
import type { SqlValue } from '../../db/database.ts';
import { ALARMS } from '../events.ts';
import type { Asking } from './case-rows.ts';
import type { Alarm, BatchRow, Queries, TownshipRow } from './queries.ts';

const MOST = 500;
type List = Pick<Asking, 'county' | 'connection'>;

const batchRow = z.object({
  batch: z.number(),
  device: z.string(),
  pc: z.string(),
  seq: z.number(),
  hash: z.string(),
  received_at: z.string(),
  count: z.number(),
  total_fen: z.number(),
  held: z.number(),
});

export async function findBatches(
  { county, connection }: List,
  { device, before, most }: Parameters<Queries['batches']>[0],
): Promise<readonly BatchRow[]> {
  const rows = await connection.rows(
    batchRow,
    `select batch, device, pc, seq, hash, received_at, count, total_fen, held from batch
      where county = $1 and ($2 = '' or device = $2) and ($3 = 0 or batch < $3) order by batch desc limit ${Math.min(most ?? MOST, MOST)}`,
    [county, device ?? '', before ?? 0],
  );
  return rows.map(({ received_at, total_fen, ...row }) => ({ ...row, receivedAt: received_at, totalFen: total_fen }));
}

const townshipRow = z.object({
  township: z.string(),
  applications: z.number(),
  people: z.number(),
  payable_fen: z.number(),
  waiting: z.number(),
  held: z.number(),
  returned: z.number(),
  approved_fen: z.number(),
  paid_fen: z.number(),
});

/** What each township stands at; of applications the latest revision only, money that left the account as it is. */
export async function findStatistics(
  { county, connection }: List,
  { year }: Parameters<Queries['statistics']>[0],
): Promise<readonly TownshipRow[]> {
  const values: SqlValue[] = [county, year === undefined ? '%' : `${year}-%`];
  const rows = await connection.rows(
    townshipRow,
    `select township, count(distinct number) as applications, count(distinct person) as people,
            coalesce(sum(payable_fen) filter (where is_live), 0)::bigint as payable_fen,
            count(*) filter (where state = 'accepted') as waiting,
            count(*) filter (where state = 'held') as held,
            count(*) filter (where state = 'returned' and not exists (
              select 1 from record o where o.county = r.county and o.number = r.number and o.revision > r.revision)) as returned,
            coalesce(sum(approved_fen) filter (where is_live and state in ('approved', 'partly', 'paid')), 0)::bigint as approved_fen,
            coalesce(sum((select sum(p.amount_fen) from payment p
              where p.county = r.county and p.batch = r.batch and p.place = r.place)), 0)::bigint as paid_fen
       from record r where county = $1 and accepted_on like $2 group by township order by township`,
    values,
  );
  return rows.map(({ payable_fen, approved_fen, paid_fen, ...row }) => ({
    ...row,
    payableFen: payable_fen,
    approvedFen: approved_fen,
    paidFen: paid_fen,
  }));
}

const alarmRow = z.object({
  id: z.string(),
  at: z.string(),
  alarm: z.enum(ALARMS),
  device: z.string(),
  seq: z.number(),
  hash: z.string(),
  refusal: z.string(),
});

export const findAlarms = ({ county, connection }: List): Promise<readonly Alarm[]> =>
  connection.rows(
    alarmRow,
    'select id, at, alarm, device, seq, hash, refusal from alarm where county = $1 order by n desc',
    [county],
  );
