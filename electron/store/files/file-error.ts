import { StoreError } from '../store-error.ts';

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';

/** True when the file or folder is simply not there. */
export const isMissing = (cause: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(cause));

/** True when a folder, a pipe or the like is in the place of the file. */
export const isNoFile = (cause: unknown): boolean => codeOf(cause) === 'EISDIR';

/** A failed file operation as a coded fault. */
export function fileError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  switch (codeOf(cause)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new StoreError('DISK_FULL', undefined, { cause });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new StoreError('STORE_READ_ONLY', undefined, { cause });
    default:
      return new StoreError('STORE_IO', undefined, { cause });
  }
}
