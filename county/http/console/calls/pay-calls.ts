import { maskIdNumber } from '#shared/id-number.ts';
import type { CallOutput } from '../../../console/api/calls.ts';
import type { PayInput } from '../../../books/books.ts';
import type { PayList, PayRow } from '../../../books/queries/queries.ts';
import type { Service } from '../../service.ts';
import type { Caller, ConsoleHandlers } from '../caller.ts';
import { ConsoleRefusal, valueOf } from '../console-refusal.ts';
import { lookNotes } from '../audit/look-notes.ts';
import { namesOf } from '../names-of.ts';
import { payListFile } from '../pay-list/pay-list-file.ts';
import { payListContent, type PayListContent } from '../pay-list/pay-list-lines.ts';
import { todayOf } from '../today-of.ts';
import { townshipLabels } from '../township-labels.ts';

type PayHandlers = Pick<
  ConsoleHandlers,
  'pay-list' | 'export-pay-list' | 'pay' | 'paid-lists' | 'export-paid-list' | 'void-payment'
>;

/** The list as a whole, where looks are counted by what is looked at. */
const THE_LIST = { batch: 0, place: 0 };

/**
 * Money: what is to be paid, what went to the bank, what was taken back. Accounts are for whoever pays, who is named in the history; all
 * others see their last four digits.
 */
export function payCalls(): PayHandlers {
  const isNewLook = lookNotes();
  return { ...calls, 'pay-list': (_input, caller) => payList(caller, isNewLook) };
}

async function payList(
  { service, signedIn, request }: Caller,
  isNewLook: ReturnType<typeof lookNotes>,
): Promise<CallOutput<'pay-list'>> {
  const [list, nameOf] = await Promise.all([service.books.queries.payList(), namesOf(service.books)]);
  const { user, roles } = signedIn.user;
  const isPayer = roles.includes('payer');
  if (isPayer && list.rows.length > 0 && isNewLook(user, THE_LIST, service.machine.clock()))
    // A full disk must not hide the list from whoever pays it.
    await service.books
      .noteAccounts(list.rows.length, user)
      .catch((error: unknown) =>
        request.log.error({ failure: error instanceof Error ? error.name : 'unknown' }, 'a look was not noted'),
      );
  return {
    rows: list.rows.map(({ row, account, approvedFen, approvedBy }) => ({
      record: row.record,
      number: row.number,
      township: row.township,
      name: row.name,
      idNumber: maskIdNumber(row.idNumber),
      account: isPayer ? account : { ...account, number: maskedNumber(account.number) },
      approvedFen,
      approvedBy: nameOf(approvedBy),
      isOwn: approvedBy === signedIn.user.user,
    })),
    totalFen: list.totalFen,
    today: todayOf(service.machine),
  };
}

/** As far as it helps to tell two accounts apart. */
const maskedNumber = (number: string): string => (number.length > 4 ? `****${number.slice(-4)}` : number);

const calls: Omit<PayHandlers, 'pay-list'> = {
  'export-pay-list': async ({ form, ...asked }, { service, signedIn }) => {
    const [list, labelOf] = await Promise.all([service.books.queries.payList(), townshipLabels(service.books)]);
    const content = payListContent(chosenOf(list, asked), labelOf);
    if (content.totalFen !== asked.totalFen) throw new ConsoleRefusal('list_changed');
    await note(service, content, signedIn.user.user);
    return { file: await payListFile(content, form), mark: content.mark };
  },

  pay: async ({ mark, ...input }, caller) => {
    const { books } = caller.service;
    refuseToCome(caller, input.paidOn);
    // What stands in a record never changes, and the amounts are compared again as they are booked.
    const content = payListContent(chosenOf(await books.queries.payList(), input));
    if (content.mark !== mark) throw new ConsoleRefusal('mark_differs');
    valueOf(await books.pay({ ...input, mark }, caller.signedIn.user.user));
    return null;
  },

  'paid-lists': async (_input, { service }) => {
    const [lists, nameOf] = await Promise.all([service.books.queries.paidLists(), namesOf(service.books)]);
    return { lists: lists.map((list) => ({ ...list, by: nameOf(list.by) })) };
  },

  'export-paid-list': async ({ list, form }, { service, signedIn }) => {
    const payments = await service.books.queries.payments({ list });
    // As the books keep what was entered by itself: a list of its own name.
    if (payments.some(({ payment }) => payment === list)) throw new ConsoleRefusal('list_entered');
    const paid = await service.books.queries.paidList(list);
    if (paid === null) throw new ConsoleRefusal('list_unreadable');
    const content = payListContent(paid.rows, await townshipLabels(service.books));
    await note(service, content, signedIn.user.user);
    return payListFile(content, form);
  },

  'void-payment': async (input, caller) => {
    refuseToCome(caller, input.paidOn);
    valueOf(await caller.service.books.voidPayment(input, caller.signedIn.user.user));
    return null;
  },
};

/** A list has names and accounts: nobody takes one without being named in the history. */
const note = ({ books }: Service, { lines, totalFen, mark }: PayListContent, by: string): Promise<void> =>
  books.noteExport({ count: lines.length, totalFen, mark }, by);

/** No bank's slip is of a day to come. */
function refuseToCome({ service }: Caller, day: string): void {
  if (day > todayOf(service.machine)) throw new ConsoleRefusal('day_to_come');
}

/** The rows that were on the screen, in the list's own order; refused when one of them is not as it was shown. */
function chosenOf({ rows }: PayList, { payments }: Pick<PayInput, 'payments'>): readonly PayRow[] {
  const key = ({ batch, place }: PayRow['row']['record']): string => `${batch}/${place}`;
  const asked = new Map(payments.map(({ record, amountFen }) => [key(record), amountFen]));
  const chosen = rows.filter(({ row, approvedFen }) => asked.get(key(row.record)) === approvedFen);
  if (chosen.length === 0 || chosen.length !== payments.length) throw new ConsoleRefusal('list_changed');
  return chosen;
}
