import { APPLICATION_ERRORS } from './errors/application-errors.ts';
import { BACKUP_ERRORS } from './errors/backup-errors.ts';
import { COUNTY_ANSWER_ERRORS } from './errors/county/county-answer-errors.ts';
import { COUNTY_LINE_ERRORS } from './errors/county/county-line-errors.ts';
import { CASE_PAPERS_ERRORS } from './errors/county/papers-errors.ts';
import { KEY_ERRORS } from './errors/key-errors.ts';
import { NOTICE_ERRORS } from './errors/notice-errors.ts';
import { ORDER_ERRORS } from './errors/order-errors.ts';
import { PACK_ERRORS } from './errors/pack-errors.ts';
import { PAPER_ERRORS } from './errors/paper-errors.ts';
import { PERSON_ERRORS } from './errors/person-errors.ts';
import { PROGRAM_ERRORS } from './errors/program-errors.ts';
import { ROSTER_ERRORS } from './errors/roster-errors.ts';
import { STORE_ERRORS } from './errors/store-errors.ts';

/**
 * Every failure a person can meet: its code and its sentence (what happened, why, what to do), by theme in errors/. A code is never
 * reused or given a new meaning; a retired one moves to RETIRED_CODES. A code stands in one theme only: its test counts them.
 */
export const ERROR_TEXTS = {
  ...PROGRAM_ERRORS,
  ...KEY_ERRORS,
  ...ORDER_ERRORS,
  ...PACK_ERRORS,
  ...STORE_ERRORS,
  ...BACKUP_ERRORS,
  ...APPLICATION_ERRORS,
  ...NOTICE_ERRORS,
  ...ROSTER_ERRORS,
  ...PERSON_ERRORS,
  ...PAPER_ERRORS,
  ...COUNTY_LINE_ERRORS,
  ...COUNTY_ANSWER_ERRORS,
  ...CASE_PAPERS_ERRORS,
} as const;

/** A code of the registry. */
export type ErrorCode = keyof typeof ERROR_TEXTS;

/** Codes that once existed; none of them may come back with another meaning. */
export const RETIRED_CODES: readonly string[] = [];

/** The Chinese sentence of a failure, its blanks filled. */
export function errorText(error: {
  readonly code: ErrorCode;
  readonly detail?: Readonly<Record<string, string | number>> | undefined;
}): string {
  return ERROR_TEXTS[error.code].replace(/\{(\w+)\}/g, (_, name: string) => String(error.detail?.[name] ?? '—'));
}
