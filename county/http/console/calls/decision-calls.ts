import type { ConsoleHandlers } from '../caller.ts';
import { valueOf } from '../console-refusal.ts';

/** The county's word on a case. What stands against it is for the books to say. */
export const decisionCalls: Pick<ConsoleHandlers, 'decide'> = {
  decide: async (input, { service, signedIn }) => {
    valueOf(await service.books.decide(input, signedIn.user.user));
    return null;
  },
};
