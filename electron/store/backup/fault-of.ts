import { fileError } from '../files/file-error.ts';
import { StoreError } from '../store-error.ts';

/**
 * A failed step of a backup as a coded fault. Once nobody wants it any more, whatever stops it (a store that was closed
 * under it) is that. Throws on what is no fault of disk or file: a bug.
 */
export function faultOf(cause: unknown, signal?: AbortSignal): StoreError {
  if (signal?.aborted === true) return new StoreError('BACKUP_CANCELLED', undefined, { cause });
  if (cause instanceof StoreError) return cause;
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return fileError(cause);
  throw cause;
}
