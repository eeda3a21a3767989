import type { ErrorCode } from './errors.ts';

/** What crosses a border: a value, or a coded failure with what the person needs to act on it. Bugs are thrown instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** A failure that a person sees. `code` picks the sentence in `errors.ts`; `detail` fills its blanks. */
export type AppError = {
  readonly code: ErrorCode;
  readonly detail?: Readonly<Record<string, string | number>> | undefined;
};

/** A success. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A coded failure. */
export const fail = (code: ErrorCode, detail?: AppError['detail']): Result<never> => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
});

/** Closes a switch: a case nobody handled does not compile, and throws if it ever runs. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
