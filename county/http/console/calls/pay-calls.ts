import { createHash } from 'node:crypto';
import { maskIdNumber } from '#shared/id-number.ts';
import type { PayInput } from '../../../books/books.ts';
import type { PayList, PayRow } from '../../../books/queries/queries.ts';
import type { ConsoleHandlers } from '../caller.ts';
import { ConsoleRefusal, valueOf } from '../console-refusal.ts';
import { payListCsv } from '../pay-list-csv.ts';

type PayHandlers = Pick<ConsoleHandlers, 'pay-list' | 'export-pay-list' | 'pay' | 'void-payment'>;

/** Money: what is to be paid, what went to the bank, what was taken back. */
export const payCalls: PayHandlers = {
  'pay-list': async (_input, { service, signedIn }) => {
    const { books } = service;
    const [list, users] = await Promise.all([books.queries.payList(), books.users()]);
    const names = new Map(users.map(({ user, name }) => [user, name]));
    return {
      rows: list.rows.map(({ row, account, approvedFen, approvedBy }) => ({
        record: row.record,
        number: row.number,
        township: row.township,
        name: row.name,
        idNumber: maskIdNumber(row.idNumber),
        account,
        approvedFen,
        approvedBy: names.get(approvedBy) ?? approvedBy,
        isOwn: approvedBy === signedIn.user.user,
      })),
      totalFen: list.totalFen,
    };
  },

  'export-pay-list': async (asked, { service }) => {
    const rows = chosenOf(await service.books.queries.payList(), asked);
    const text = payListCsv(rows, asked.totalFen);
    const mark = createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 8);
    return { fileName: `支付清单-${rows.length}笔-${mark}.csv`, text };
  },

  pay: async (input, { service, signedIn }) => {
    valueOf(await service.books.pay(input, signedIn.user.user));
    return null;
  },

  'void-payment': async (input, { service, signedIn }) => {
    valueOf(await service.books.voidPayment(input, signedIn.user.user));
    return null;
  },
};

/** The rows that were on the screen, in the list's own order; refused when one of them is not as it was shown. */
function chosenOf({ rows }: PayList, { payments, totalFen }: Omit<PayInput, 'paidOn'>): readonly PayRow[] {
  const key = ({ batch, place }: PayRow['row']['record']): string => `${batch}/${place}`;
  const asked = new Map(payments.map(({ record, amountFen }) => [key(record), amountFen]));
  const chosen = rows.filter(({ row, approvedFen }) => asked.get(key(row.record)) === approvedFen);
  const sum = chosen.reduce((total, { approvedFen }) => total + approvedFen, 0);
  if (chosen.length === 0 || chosen.length !== payments.length || sum !== totalFen)
    throw new ConsoleRefusal('list_changed');
  return chosen;
}
