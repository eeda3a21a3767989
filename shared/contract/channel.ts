import { z } from 'zod';
import type { Role } from '../domain/role.ts';

/**
 * Who may call a channel: `anyone` before unlocking, `user` only while unlocked, a role only while somebody who has it is
 * logged in. `read` changes nothing; `write` may.
 */
export type Access = { readonly who: 'anyone' | 'user' | Role; readonly does: 'read' | 'write' };

export type Channel<I extends z.ZodType, O extends z.ZodType> = {
  readonly access: Access;
  readonly input: I;
  readonly output: O;
};

/** Declares a channel; its name is its key in the list of `index.ts`. */
export const channel = <I extends z.ZodType, O extends z.ZodType>(
  who: Access['who'],
  does: Access['does'],
  input: I,
  output: O,
): Channel<I, O> => ({ access: { who, does }, input, output });

/** No input. */
export const nothing = z.strictObject({});
/** An instant, ISO 8601 with offset, for showing only. */
export const instant = z.string().max(40);
/** Whole fen. */
export const fenAmount = z.number().int();
/** As typed; every character of it counts. */
export const password = z.string().max(256);
/** A UUID of ours. */
export const id = z.string().min(1).max(64);
/** Bytes; structured clone carries them. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
