import type { ConsoleHandlers } from '../caller.ts';
import { valueOf } from '../console-refusal.ts';

/** What the townships are called. */
export const townshipCalls: Pick<ConsoleHandlers, 'townships' | 'name-townships'> = {
  townships: async (_input, { service: { books } }) => {
    const [names, known] = await Promise.all([books.queries.townshipNames(), books.queries.townships()]);
    const nameOf = new Map(names.map(({ township, name }) => [township, name]));
    return {
      townships: [...new Set([...known, ...nameOf.keys()])]
        .toSorted()
        .map((township) => ({ township, name: nameOf.get(township) ?? '' })),
    };
  },

  'name-townships': async ({ names }, { service: { books }, signedIn }) =>
    valueOf(await books.nameTownships(names, signedIn.user.user)),
};
