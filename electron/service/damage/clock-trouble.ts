import { fail, type Result } from '#shared/result.ts';
import type { Store } from '../../store/store.ts';

/** `back`: the clock says a time before something already done. `ahead`: it leapt further than a window ever rests. */
export type ClockTrouble = { readonly kind: 'back' | 'ahead'; readonly now: string; readonly last: string };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Clocks that are set by hand or by a time server move a little. */
const TOLERANCE_MS = 5 * MINUTE_MS;
const REST_DAYS = 60;

/** Whether the clock can be right, judged by the last operation record nobody doubts; null when it can. */
export function clockTrouble(
  now: string,
  { highestAt, leaptFrom }: ReturnType<Store['clock']['facts']>,
): ClockTrouble | null {
  if (highestAt === null) return null;
  const since = Date.parse(now) - Date.parse(highestAt);
  if (since < -TOLERANCE_MS) return { kind: 'back', now, last: highestAt };
  if (leaptFrom !== null) return { kind: 'ahead', now, last: leaptFrom };
  return since > REST_DAYS * DAY_MS ? { kind: 'ahead', now, last: highestAt } : null;
}

const words = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/**
 * Refuses what fixes a day or an amount while the clock cannot be right. Null: go on. Looking, drafting and printing go
 * on meanwhile. CLOCK_SUSPECT.
 */
export function clockRefusal(store: Pick<Store, 'clock'>, now: string): Result<never> | null {
  const trouble = clockTrouble(now, store.clock.facts());
  return trouble === null ? null : fail('CLOCK_SUSPECT', { now: words(trouble.now), last: words(trouble.last) });
}
