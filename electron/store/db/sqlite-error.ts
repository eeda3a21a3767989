import type { ErrorCode } from '#shared/errors.ts';
import { StoreError } from '../store-error.ts';

/** Primary result codes of SQLite by the name better-sqlite3 puts first; an extended one only adds words after it. */
const PRIMARY_CODES: Readonly<Record<string, number>> = {
  SQLITE_PERM: 3,
  SQLITE_BUSY: 5,
  SQLITE_LOCKED: 6,
  SQLITE_READONLY: 8,
  SQLITE_IOERR: 10,
  SQLITE_CORRUPT: 11,
  SQLITE_FULL: 13,
  SQLITE_CANTOPEN: 14,
  SQLITE_NOTADB: 26,
};

const CODE_OF_PRIMARY: Readonly<Record<number, ErrorCode>> = {
  3: 'STORE_READ_ONLY',
  5: 'STORE_BUSY',
  6: 'STORE_BUSY',
  8: 'STORE_READ_ONLY',
  10: 'STORE_IO',
  11: 'STORE_CORRUPT',
  13: 'DISK_FULL',
  14: 'STORE_READ_ONLY',
  26: 'STORE_CORRUPT',
};

/** The primary result code: by name, or the low byte where the driver knows only the number. Null when it is none. */
export function primaryCode(code: string): number | null {
  const number = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code)?.[1];
  if (number !== undefined) return Number(number) & 0xff;
  return PRIMARY_CODES[code.split('_').slice(0, 2).join('_')] ?? null;
}

/** The program's statements are constants: only a damaged schema lacks what they name. */
const LACKING = /^no such (?:table|column|index)\b|\bhas no column named\b/;

const isLacking = (cause: object, code: string): boolean =>
  code === 'SQLITE_ERROR' && cause instanceof Error && LACKING.test(cause.message);

/** A fault of disk or file as a coded error; null for everything else, which is a bug and stays what it is. */
export function sqliteFault(cause: unknown): StoreError | null {
  if (typeof cause !== 'object' || cause === null || !('code' in cause) || typeof cause.code !== 'string') return null;
  const primary = primaryCode(cause.code);
  const code = isLacking(cause, cause.code) ? 'STORE_CORRUPT' : primary === null ? undefined : CODE_OF_PRIMARY[primary];
  return code === undefined ? null : new StoreError(code, undefined, { cause });
}

/** Runs `work`; a fault of SQLite leaves it as a `StoreError`. */
export function withFaults<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw sqliteFault(cause) ?? cause;
  }
}
