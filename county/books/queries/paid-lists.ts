import { z } from 'zod';
import { fen, sumFen } from '#shared/fen.ts';
import { openCases, type Asking } from './case-rows.ts';
import { findPayments } from './money-and-pairs.ts';
import type { PaidListRow, PayList } from './queries.ts';

const MOST = 500;

const listRow = z.object({
  list: z.string(),
  is_entered: z.boolean(),
  at: z.string(),
  who: z.string(),
  paid_on: z.string(),
  count: z.number(),
  total_fen: z.number(),
  voided: z.number(),
  voided_fen: z.number(),
});

/** Pay lists that were booked, newest first. */
export async function findPaidLists({
  county,
  connection,
}: Pick<Asking, 'county' | 'connection'>): Promise<readonly PaidListRow[]> {
  const rows = await connection.rows(
    listRow,
    `select list, bool_and(id = list) as is_entered, min(at) as at, min(who) as who, min(paid_on) as paid_on, count(*) as count,
            sum(amount_fen)::bigint as total_fen, count(other) as voided,
            coalesce(sum(amount_fen) filter (where other is not null), 0)::bigint as voided_fen
       from payment where county = $1 and movement = 'paid' group by list order by min(n) desc limit ${MOST}`,
    [county],
  );
  return rows.map(({ list, is_entered, at, who, paid_on, count, total_fen, voided, voided_fen }) => ({
    list,
    kind: is_entered ? 'entered' : 'list',
    at,
    by: who,
    paidOn: paid_on,
    count,
    totalFen: total_fen,
    voided,
    voidedFen: voided_fen,
  }));
}

/**
 * A list as it was paid, whatever was taken back since, in the order it was exported in. Null when there is no such list, or when a
 * batch of it does not read any more.
 */
export async function findPaidList(asking: Asking, list: string): Promise<PayList | null> {
  const paid = (await findPayments(asking, { list })).filter(({ movement }) => movement === 'paid');
  const amounts = new Map(paid.map(({ record, amountFen }) => [`${record.batch}/${record.place}`, amountFen]));
  const opened = await openCases(
    asking,
    `exists (select 1 from payment p where p.county = r.county and p.list = $2 and p.movement = 'paid'
              and p.batch = r.batch and p.place = r.place)`,
    [list],
    'r.township, r.number',
  );
  const rows = opened.flatMap(({ row, summary, approvedBy }) => {
    const approvedFen = amounts.get(`${row.record.batch}/${row.record.place}`);
    return approvedFen === undefined
      ? []
      : [{ row, account: summary.account, approvedBy: approvedBy ?? '', approvedFen }];
  });
  if (rows.length === 0 || rows.length !== paid.length) return null;
  return { rows, totalFen: sumFen(rows.map(({ approvedFen }) => fen(approvedFen))) };
}
