/** Why a backup is to be made now, without anybody asking. */
export type Due = 'unlock' | 'batch' | 'daily' | 'retry';

export type DueQuestion = {
  /** The present instant and that of the last backup on this disk; null: there is none. */
  readonly now: string;
  readonly lastAt: string | null;
  /** Milliseconds since somebody logged in, and since the last try that failed; null: none did. */
  readonly openForMs: number;
  readonly sinceFailureMs: number | null;
  /** A batch was sealed since. */
  readonly isSealed: boolean;
  /** Somebody logged in and no backup was made since. */
  readonly isFirst: boolean;
  /** A place that failed last time is within reach. */
  readonly hasToRetry: boolean;
};

/** The first seconds after a log-in belong to whoever logged in. */
const QUIET_MS = 20_000;
const AFTER_FAILURE_MS = 15 * 60_000;
const UNLOCK_HOURS = 4;
const DAY_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Whether a backup is due; null: not now. A last one that lies in the future tells of a clock set back. */
export function whenDue(question: DueQuestion): Due | null {
  const { now, lastAt, openForMs, sinceFailureMs, isSealed, isFirst, hasToRetry } = question;
  if (openForMs < QUIET_MS) return null;
  if (sinceFailureMs !== null && sinceFailureMs < AFTER_FAILURE_MS) return null;
  if (isSealed) return 'batch';
  const hours = lastAt === null ? Number.POSITIVE_INFINITY : (Date.parse(now) - Date.parse(lastAt)) / HOUR_MS;
  const isOlderThan = (limit: number): boolean => hours >= limit || hours < 0;
  if (isFirst && isOlderThan(UNLOCK_HOURS)) return 'unlock';
  if (isOlderThan(DAY_HOURS)) return 'daily';
  return hasToRetry ? 'retry' : null;
}
