import { expect, test } from 'vitest';
import { whenDue, type DueQuestion } from '../../../electron/service/backup/when-due.ts';

const calm: DueQuestion = {
  now: '2023-06-15T12:00:00.000+08:00',
  lastAt: '2023-06-15T11:00:00.000+08:00',
  openForMs: 60_000,
  sinceFailureMs: null,
  isSealed: false,
  isFirst: true,
  hasToRetry: false,
};

test.each<readonly [string, Partial<DueQuestion>, ReturnType<typeof whenDue>]>([
  ['an hour after the last one', {}, null],
  ['when there is none yet', { lastAt: null }, 'unlock'],
  ['four hours after the last one, at a log-in', { lastAt: '2023-06-15T08:00:00.000+08:00' }, 'unlock'],
  ['four hours after the last one, in the middle', { lastAt: '2023-06-15T08:00:00.000+08:00', isFirst: false }, null],
  ['a day after the last one', { lastAt: '2023-06-14T12:00:00.000+08:00', isFirst: false }, 'daily'],
  ['when a batch was sealed', { isSealed: true }, 'batch'],
  ['in the first seconds after a log-in', { lastAt: null, isSealed: true, openForMs: 19_999 }, null],
  ['a minute after one failed', { lastAt: null, isSealed: true, sinceFailureMs: 60_000 }, null],
  ['a quarter of an hour after one failed', { lastAt: null, sinceFailureMs: 900_000 }, 'unlock'],
  ['with a place to try again', { hasToRetry: true, sinceFailureMs: 900_000 }, 'retry'],
  ['with a place that failed a minute ago', { hasToRetry: true, sinceFailureMs: 60_000 }, null],
  ['when the last one lies in the future', { lastAt: '2031-01-01T00:00:00.000+08:00', isFirst: false }, 'daily'],
])('%s', (_when, change, due) => {
  expect(whenDue({ ...calm, ...change })).toBe(due);
});
