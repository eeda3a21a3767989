import { fail, type Result } from '#shared/result.ts';
import type { Context } from '../service-context.ts';
import type { Open } from '../session/session-state.ts';

/** What a handler for a logged-in user is given: the context and the session that is open. */
export type UserContext = Context & { readonly open: Open };

/** A handler that needs somebody logged in. The router has asked already; this gives the handler the session itself. */
export const unlocked =
  <I, O>(handler: (context: UserContext, input: I) => Result<O> | Promise<Result<O>>) =>
  (context: Context, input: I): Result<O> | Promise<Result<O>> => {
    const open = context.session.current();
    return open === null ? fail('LOCKED') : handler({ ...context, open }, input);
  };

/** After a wait: whether the same person is still logged in. A store closed by a lock must not be asked again. */
export const isStillOpen = ({ session, open }: UserContext): boolean => session.current()?.vault === open.vault;
