import type { FastifyRequest } from 'fastify';
import type { CallInput, CallName, CallOutput } from '../../console/api/calls.ts';
import type { User } from '../../books/books.ts';
import type { Service } from '../service.ts';
import type { ConsoleSession, ConsoleSessions } from './console-session.ts';

/** What every call of the console is answered with. */
export type ConsoleService = Service & { readonly consoleSessions: ConsoleSessions };

/** Somebody who is signed in, as the books know them at this moment. */
export type SignedIn = { readonly user: User; readonly session: ConsoleSession };

/** One call, before anything is known of who makes it. */
export type Asked = {
  readonly service: ConsoleService;
  readonly request: FastifyRequest;
  /** Who is signed in; null: nobody, or not any more. */
  readonly signedIn: SignedIn | null;
  /** Writes the cookie of the answer; null takes it away. */
  readonly setCookie: (value: string | null) => void;
};

/** One call of somebody who is signed in. */
export type Caller = Asked & { readonly signedIn: SignedIn };

/** Calls that nobody needs to be signed in for. */
export type OpenName = 'session' | 'sign-in';

/** A handler for every call: a forgotten one does not compile. */
export type ConsoleHandlers = {
  readonly [N in CallName]: (
    input: CallInput<N>,
    caller: N extends OpenName ? Asked : Caller,
  ) => Promise<CallOutput<N>>;
};
