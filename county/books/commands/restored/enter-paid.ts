import { z } from 'zod';
import { parseDay } from '#shared/day.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import type { Connection } from '../../../db/database.ts';
import type { Books } from '../../books.ts';
import { booked, refuse } from '../../books-refusal.ts';
import { askRole, type Commanding } from '../desk-facts.ts';
import { readRecord } from '../read-record.ts';

/**
 * Enters a payment again that a restore forgot. No money moves by it: the bank carried it out long ago, and nothing of it is on a list for
 * the bank. So the approval that went before it is taken from the slip as well, also of a revision that was overtaken since.
 */
export const enterPaid = ({ county, keeper, now, newId }: Commanding): Books['enterPaid'] => {
  return (input, by) =>
    keeper.change(async ({ connection, note }) => {
      const isMachine = by === 'cli';
      const refusal = await askRole(connection, county, by, isMachine ? 'administrator' : 'payer');
      if (refusal !== null) return refusal;
      const { amountFen, paidOn, reason } = input;
      if (parseDay(paidOn) === null) throw new RangeError('Not a day');
      if (reason.trim() === '') return refuse('reason_missing');
      const restored = await lastRestore(connection, county);
      if (restored === null) return refuse('never_restored');
      if (paidOn > restored) return refuse('paid_after_restore', { day: restored });
      const record = await readRecord(connection, county, input.record);
      if (record === null) return refuse('unknown_record');
      const { number, payableFen } = record;
      if (record.isPaid) return refuse('already_paid');
      if (record.state === 'duplicate') return refuse('superseded');
      if (!Number.isSafeInteger(amountFen) || amountFen <= 0 || amountFen > payableFen)
        return refuse('paid_before_amount', { number, asked: formatYuan(fen(payableFen)) });
      const id = newId();
      await note({
        kind: 'paid-before',
        at: now(),
        by,
        id,
        decision: newId(),
        record: { batch: input.record.batch, place: input.record.place },
        ...record.about,
        amountFen,
        isWhole: amountFen === payableFen,
        paidOn,
        reason: reason.trim(),
      });
      return booked({ id });
    });
};

/** The day the county last began another epoch; null: nothing was ever put back here. */
async function lastRestore(connection: Connection, county: string): Promise<string | null> {
  const [row] = await connection.rows(
    z.object({ at: z.string() }),
    "select at from history where county = $1 and kind = 'epoch-raised' order by n desc limit 1",
    [county],
  );
  return row?.at.slice(0, 10) ?? null;
}
