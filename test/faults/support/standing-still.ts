/** Longer than any one step takes at a load of 25 on two cores, where a minute was too short: whoever is at one for longer stands still. */
const PATIENCE_MS = 240_000;

/** Something waited for what did not come. The message says for what. */
export class StoodStill extends Error {}

/** Work that says at each step what it is at. */
export type Watch = {
  /** The next step begins. One that was begun before is no progress: a loop that tries the same for ever stands still as well. */
  readonly step: (doing: string) => void;
  /** Waits without its own time running: whatever this waits for is watched by itself. */
  readonly aside: <T>(other: Promise<T>) => Promise<T>;
};

/**
 * Does work that must go on: throws {@link StoodStill} when it begins no new step for `patienceMs`. The work itself cannot be ended
 * from here; whoever gives it up ends what it works on.
 */
export async function watched<T>(
  doing: string,
  work: (watch: Watch) => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const begun = new Set([doing]);
  let [now, timer, isOver]: [string, NodeJS.Timeout | null, boolean] = [doing, null, false];
  let [left, since] = [patienceMs, performance.now()];
  let giveUp: (reason: StoodStill) => void = () => undefined;
  const still = new Promise<never>((_, reject) => (giveUp = reject));
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const goOn = (): void => {
    stop();
    // What was given up may go on for a while.
    if (isOver) return;
    since = performance.now();
    const said = `stood still for ${Math.round(patienceMs / 1000)} s: ${now}`;
    timer = setTimeout(() => giveUp(new StoodStill(said)), left);
  };
  const watch: Watch = {
    step: (next) => {
      now = next;
      if (!begun.has(next)) left = patienceMs;
      else left -= performance.now() - since;
      begun.add(next);
      goOn();
    },
    aside: async (other) => {
      left -= performance.now() - since;
      stop();
      try {
        return await other;
      } finally {
        goOn();
      }
    },
  };
  goOn();
  try {
    return await Promise.race([work(watch), still]);
  } finally {
    isOver = true;
    stop();
  }
}
