import { z } from 'zod';
import { parseDay } from '#shared/day.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import type { Connection } from '../../db/database.ts';
import type { Books, PayInput } from '../books.ts';
import type { EventOf } from '../events.ts';
import { booked, refuse, type Booked } from '../books-refusal.ts';
import { askMoneyRole, type Commanding } from './desk-facts.ts';
import { readRecord } from './read-record.ts';

const yuan = (amount: number): string => (Number.isSafeInteger(amount) ? formatYuan(fen(amount)) : '—');

/** Books one pay list that went to the bank: all of it or nothing. */
export const pay = (commanding: Commanding): Books['pay'] => {
  const { county, keeper, now, newId } = commanding;
  return (input, by) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askMoneyRole(connection, county, by, 'payer');
      if (refusal !== null) return refusal;
      const checked = await checkList(connection, county, input, by);
      if (!checked.ok) return checked;
      const id = newId();
      const payments = checked.value.map((payment) => ({ id: newId(), ...payment }));
      const { paidOn, totalFen, mark } = input;
      const list = { id, paidOn, totalFen, payments, ...(mark === undefined ? {} : { mark }) };
      await note({ kind: 'paid', at: now(), by, ...list });
      return booked({ id });
    });
};

type Checked = Omit<EventOf<'paid'>['payments'][number], 'id'>;

async function checkList(
  connection: Connection,
  county: string,
  { paidOn, totalFen, payments }: PayInput,
  by: string,
): Promise<Booked<readonly Checked[]>> {
  if (parseDay(paidOn) === null) throw new RangeError('Not a day');
  const seen = new Set<string>();
  const checked: Checked[] = [];
  let sum = 0;
  for (const { record: ref, amountFen } of payments) {
    const record = await readRecord(connection, county, ref);
    if (record === null) return refuse('unknown_record');
    const { number, approvedFen } = record;
    if (record.isPaid || seen.has(number)) return refuse('already_paid');
    const isApproved = record.isLive && (record.state === 'approved' || record.state === 'partly');
    if (!isApproved || approvedFen === null || approvedFen === 0) return refuse('not_approved', { number });
    if (record.approvedBy === by) return refuse('same_person');
    if (amountFen !== approvedFen)
      return refuse('paid_amount', { number, found: yuan(amountFen), approved: yuan(approvedFen) });
    seen.add(number);
    checked.push({ record: { batch: ref.batch, place: ref.place }, ...record.about, amountFen });
    sum += amountFen;
  }
  return sum === totalFen && payments.length > 0
    ? booked(checked)
    : refuse('list_total', { found: yuan(totalFen), sum: yuan(sum) });
}

const paymentRow = z.object({
  batch: z.number(),
  place: z.number(),
  amount_fen: z.number(),
  movement: z.string(),
  other: z.string().nullable(),
});

/** Takes a payment back: exactly what was paid, once. */
export const voidPayment = (commanding: Commanding): Books['voidPayment'] => {
  const { county, keeper, now, newId } = commanding;
  return ({ payment, paidOn, reason }, by) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askMoneyRole(connection, county, by, 'payer');
      if (refusal !== null) return refusal;
      if (parseDay(paidOn) === null) throw new RangeError('Not a day');
      if (reason.trim() === '') return refuse('reason_missing');
      const [row] = await connection.rows(
        paymentRow,
        'select batch, place, amount_fen, movement, other from payment where county = $1 and id = $2',
        [county, payment],
      );
      if (row === undefined || row.movement !== 'paid') return refuse('unknown_payment');
      if (row.other !== null) return refuse('already_voided');
      const record = await readRecord(connection, county, row);
      if (record === null) return refuse('unknown_record');
      const id = newId();
      const money = { paidOn, amountFen: row.amount_fen, reason: reason.trim() };
      await note({ kind: 'voided', at: now(), by, id, voided: payment, ...record.about, ...money });
      return booked({ id });
    });
};
