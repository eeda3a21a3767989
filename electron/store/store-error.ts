import type { AppError } from '#shared/result.ts';
import type { ErrorCode } from '#shared/errors.ts';

/**
 * A fault of the storage itself (full disk, damaged file, changed row) that any call can meet. Functions that return a
 * `Result` use it for what the caller decides about; this one is thrown, and whoever stands at the border turns it into
 * `{ ok: false, error: fault.error }`.
 */
export class StoreError extends Error {
  readonly error: AppError;

  constructor(code: ErrorCode, detail?: AppError['detail'], options?: ErrorOptions) {
    super(code, options);
    this.name = 'StoreError';
    this.error = detail === undefined ? { code } : { code, detail };
  }
}
