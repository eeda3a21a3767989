import type { ErrorCode } from '#shared/errors.ts';

/** Failures that another try with the same files meets again; the app stops and says what to do. */
const FOR_GOOD: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'KEYS_DAMAGED',
  'KEYS_OLDER',
  'WEAK_KEY_PARAMETERS',
  'STORE_NEWER',
  'STORE_BEHIND',
  'STORE_MISSING',
  'STORE_CORRUPT',
  'MIGRATION_FAILED',
  'ROW_TAMPERED',
]);

/** False for what may pass: a full disk, a second window, a folder that cannot be written just now. */
export const isForGood = (code: ErrorCode): boolean => FOR_GOOD.has(code);
