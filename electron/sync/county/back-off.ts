/** Shortest and longest wait before another try. */
const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;

/**
 * Milliseconds to wait before try number `tries` + 1: anywhere between nothing and a span that doubles, so that 300 windows
 * whose county comes back do not all knock at once. `chance` is from 0 to 1; it never waits less than a second.
 */
export function backOffMs(tries: number, chance: number): number {
  const span = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 20));
  return Math.max(FIRST_MS, Math.round(span * chance));
}
