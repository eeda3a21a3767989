import { readFileSync } from 'node:fs';

/** What the main thread of this process has worked so far, ms of the processor; Linux alone says it of one thread. */
const workedMs = (): number =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

/**
 * The longest the main thread worked without letting anybody else in, in time of the processor: what a clock says beside it
 * is waiting for one. Begins now; the function it gives ends it.
 */
export function watchThread(): () => number {
  let before = workedMs();
  let longest = 0;
  const timer = setInterval(() => {
    const now = workedMs();
    longest = Math.max(longest, now - before);
    before = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}
