import { z } from 'zod';
import type { Role } from '../../books/roles.ts';
import {
  CASE_STATES,
  type BatchesView,
  type CasesView,
  type CaseView,
  type SessionView,
  type SignedInView,
} from './views.ts';

/** Who may ask: `anyone`; `chosen` whoever is signed in; `member` whoever is signed in with a password of their own; or a role. */
type Who = 'anyone' | 'chosen' | 'member' | Role;

const call = <Input>(input: z.ZodType<Input>, who: Who) => ({ input, who });

const nothing = z.strictObject({});
const recordRef = z.strictObject({ batch: z.int().min(1), place: z.int().min(0) });
const township = z.string().regex(/^\d{9}$/);
/** Long enough for anything people choose, short enough that nobody can make the service hash for long. */
const password = z.string().min(1).max(200);
const user = z.string().trim().min(1).max(60);

/**
 * Every question the console may ask, `POST /console/api/<name>` with JSON: nothing that names people is ever in an address. The
 * page takes types from here and nothing else.
 */
export const CALLS = {
  session: call(nothing, 'anyone'),
  'sign-in': call(z.strictObject({ user, password }), 'anyone'),
  'sign-out': call(nothing, 'chosen'),
  'change-password': call(z.strictObject({ current: password, next: password }), 'chosen'),
  batches: call(nothing, 'member'),
  cases: call(
    z.strictObject({
      text: z.string().max(100),
      states: z.array(z.enum(CASE_STATES)).max(CASE_STATES.length),
      township: township.nullable(),
      batch: z.int().min(1).nullable(),
      after: recordRef.nullable(),
    }),
    'member',
  ),
  case: call(z.strictObject({ record: recordRef }), 'member'),
} as const;

type Outputs = {
  readonly session: SessionView;
  readonly 'sign-in': SignedInView;
  readonly 'sign-out': null;
  readonly 'change-password': SignedInView;
  readonly batches: BatchesView;
  readonly cases: CasesView;
  readonly case: CaseView | null;
};

export type CallName = keyof typeof CALLS;
export type CallInput<N extends CallName> = z.infer<(typeof CALLS)[N]['input']>;
export type CallOutput<N extends CallName> = Outputs[N];
