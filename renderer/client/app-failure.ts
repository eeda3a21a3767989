import { type ErrorCode, errorText } from '#shared/errors.ts';
import type { AppError } from '#shared/result.ts';

/** A call that came back as a coded failure. `message` is the Chinese sentence to show. */
export class AppFailure extends Error {
  readonly code: ErrorCode;
  readonly detail: AppError['detail'];

  constructor(error: AppError) {
    super(errorText(error));
    this.name = 'AppFailure';
    this.code = error.code;
    this.detail = error.detail;
  }
}

/** The sentence of whatever was thrown; a bug gets the sentence for internal faults. */
export const sentenceOf = (error: unknown): string =>
  error instanceof AppFailure ? error.message : errorText({ code: 'INTERNAL' });

/** True when this is a coded failure with one of these codes. */
export const hasCode = (error: unknown, ...codes: readonly ErrorCode[]): boolean =>
  error instanceof AppFailure && codes.includes(error.code);
