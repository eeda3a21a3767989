import { z } from 'zod';
import { fen, sumFen } from '#shared/fen.ts';
import type { SqlValue } from '../../db/database.ts';
import type { RecordRef } from '../events.ts';
import { openCases, type Asking } from './case-rows.ts';
import type { CaseRow, Pair, PairKind, PayList, PaymentRow } from './queries.ts';

const pairRow = z.object({
  kind: z.enum(['same_bill', 'same_stay', 'same_total']),
  batch: z.number(),
  place: z.number(),
  other_batch: z.number(),
  other_place: z.number(),
});
const MOST_PAIRS = 200;

/** Pairs of applications that may both still be paid, newest first; of one record also those that are settled by now. */
export async function findPairs(
  asking: Asking,
  filter: { readonly kind?: PairKind; readonly record?: RecordRef; readonly most?: number },
): Promise<readonly Pair[]> {
  const { county, connection } = asking;
  const values: SqlValue[] = [county];
  const conditions = ['p.county = $1'];
  if (filter.kind !== undefined) conditions.push(`p.kind = $${values.push(filter.kind)}`);
  if (filter.record === undefined)
    conditions.push("(a.is_live or a.state = 'paid') and (b.is_live or b.state = 'paid')");
  else {
    const [batch, place] = [values.push(filter.record.batch), values.push(filter.record.place)];
    const own = `p.batch = $${batch} and p.place = $${place}`;
    conditions.push(`((${own}) or (p.other_batch = $${batch} and p.other_place = $${place}))`);
  }
  const rows = await connection.rows(
    pairRow,
    `select p.kind, p.batch, p.place, p.other_batch, p.other_place from pair p
       join record a on a.county = p.county and a.batch = p.batch and a.place = p.place
       join record b on b.county = p.county and b.batch = p.other_batch and b.place = p.other_place
      where ${conditions.join(' and ')} order by p.batch desc, p.place desc, p.kind, p.other_batch, p.other_place
      limit ${Math.min(filter.most ?? MOST_PAIRS, MOST_PAIRS)}`,
    values,
  );
  const pairs: Pair[] = [];
  for (const { kind, batch, place, other_batch, other_place } of rows) {
    const [first, second] = [
      await rowOf(asking, { batch: other_batch, place: other_place }),
      await rowOf(asking, { batch, place }),
    ];
    pairs.push({ kind, first, second });
  }
  return pairs;
}

async function rowOf(asking: Asking, { batch, place }: RecordRef): Promise<CaseRow> {
  const [opened] = await openCases(asking, 'r.batch = $2 and r.place = $3', [batch, place]);
  if (opened === undefined) throw new TypeError('A pair with a record that is not in the books');
  return opened.row;
}

/** Everything that is approved and not yet paid, with the account, by township and number. */
export async function findPayList(asking: Asking): Promise<PayList> {
  const opened = await openCases(
    asking,
    // One of whose earlier revisions was paid before a restore, and entered since, waits until that is taken back.
    `r.is_live and r.state in ('approved', 'partly') and r.approved_fen > 0 and not exists (
       select 1 from payment p where p.county = r.county and p.number = r.number and p.movement = 'paid' and p.other is null)`,
    [],
    'r.township, r.number',
  );
  const rows = opened.map(({ row, summary, approvedBy }) => ({
    row,
    account: summary.account,
    approvedBy: approvedBy ?? '',
    approvedFen: row.approvedFen ?? 0,
  }));
  return { rows, totalFen: sumFen(rows.map(({ approvedFen }) => fen(approvedFen))) };
}

const paymentRow = z.object({
  id: z.string(),
  list: z.string(),
  batch: z.number(),
  place: z.number(),
  number: z.string(),
  revision: z.number(),
  movement: z.enum(['paid', 'void']),
  amount_fen: z.number(),
  paid_on: z.string(),
  at: z.string(),
  who: z.string(),
  other: z.string().nullable(),
});

/** Payments in the order they were booked. */
export async function findPayments(
  { county, connection }: Asking,
  filter: { readonly list?: string; readonly record?: RecordRef; readonly number?: string },
): Promise<readonly PaymentRow[]> {
  const values: SqlValue[] = [county];
  const conditions = ['p.county = $1'];
  if (filter.list !== undefined) conditions.push(`p.list = $${values.push(filter.list)}`);
  if (filter.number !== undefined) conditions.push(`p.number = $${values.push(filter.number)}`);
  if (filter.record !== undefined)
    conditions.push(
      `p.batch = $${values.push(filter.record.batch)} and p.place = $${values.push(filter.record.place)}`,
    );
  const rows = await connection.rows(
    paymentRow,
    `select p.id, p.list, p.batch, p.place, p.number, r.revision, p.movement, p.amount_fen, p.paid_on, p.at, p.who, p.other
       from payment p join record r using (county, batch, place)
      where ${conditions.join(' and ')} order by p.n, p.id`,
    values,
  );
  return rows.map(({ id, list, batch, place, number, revision, movement, amount_fen, paid_on, at, who, other }) => ({
    payment: id,
    list,
    record: {
      batch,
      place,
    },
    number,
    revision,
    movement,
    amountFen: amount_fen,
    paidOn: paid_on,
    at,
    by: who,
    other,
  }));
}
