import type { Result } from '#shared/result.ts';
import type { Actor, StoreEnv } from '../../../electron/store/store-env.ts';

export const ACTOR: Actor = { userId: 'user-1', userName: '王经办' };
/** Whoever reviews what `ACTOR` settled. */
export const REVIEWER: Actor = { userId: 'user-2', userName: '周复核' };
export const PASSWORD = '窗口 测试 口令 2023';

export type TestEnv = StoreEnv & { readonly setNow: (instant: string) => void };

/** Clock and ids that count up; `setNow` moves the clock. */
export function testEnv(dataDir: string, start = 0): TestEnv {
  let count = start;
  let now = '2023-06-15T09:00:00+08:00';
  return {
    dataDir,
    sqliteBinding: process.env['AID_SQLITE_BINDING'] ?? '',
    now: () => now,
    setNow: (instant) => {
      now = instant;
    },
    newId: () => {
      count += 1;
      return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    },
  };
}

/** The value of a success; the code of a failure makes the test fail readably. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Failed with ${result.error.code} ${JSON.stringify(result.error.detail)}`);
  return result.value;
}

/** The code a call fails with, as a result or as a thrown fault; 'ok' when it does not fail. */
export function codeOf(work: () => unknown): string {
  try {
    const result = work();
    const isFailure = typeof result === 'object' && result !== null && 'error' in result;
    return isFailure ? (result.error as { readonly code: string }).code : 'ok'; // what a failed Result carries
  } catch (cause) {
    if (typeof cause === 'object' && cause !== null && 'error' in cause) return (cause.error as { code: string }).code;
    throw cause;
  }
}
