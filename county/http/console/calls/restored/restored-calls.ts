import { outrunText } from '../../../../books/books-refusal.ts';
import type { ConsoleHandlers } from '../../caller.ts';
import { valueOf } from '../../console-refusal.ts';
import { maskedLine } from '../case-calls.ts';

type RestoredHandlers = Pick<ConsoleHandlers, 'standing' | 'look-paid-before' | 'enter-paid'>;

/** What a restore leaves to people: whether this is the county that works, and payments that it forgot. */
export const restoredCalls: RestoredHandlers = {
  standing: async (_input, { service: { books } }) => {
    const [outrun, [restored]] = await Promise.all([
      books.outrun(),
      books.queries.history({ kinds: ['epoch-raised'], most: 1 }),
    ]);
    return {
      outrun: outrun === null ? null : { ...outrun, sentence: outrunText(outrun) },
      restoredOn: restored?.at.slice(0, 10) ?? null,
    };
  },

  'look-paid-before': async ({ number }, { service: { books } }) => {
    const rows = await books.queries.cases({ text: number });
    return {
      revisions: rows
        // The same words may be somebody's name; and what came twice is the revision it came as first.
        .filter((row) => row.number === number && row.state !== 'duplicate')
        .toSorted((one, other) => one.revision - other.revision)
        .map(maskedLine),
    };
  },

  'enter-paid': async (input, { service: { books }, signedIn }) => {
    valueOf(await books.enterPaid(input, signedIn.user.user));
    return null;
  },
};
