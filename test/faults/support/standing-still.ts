/** Longer than any one step takes on the busiest machine: whoever is at one for longer stands still. */
const PATIENCE_MS = 60_000;

/** Something waited for what did not come. The message says for what. */
export class StoodStill extends Error {}

/** Work that says at each step what it is at. */
export type Watch = {
  /** The next step begins. */
  readonly step: (doing: string) => void;
  /** Waits without its own time running: whatever this waits for is watched by itself. */
  readonly aside: <T>(other: Promise<T>) => Promise<T>;
};

/**
 * Does work that must go on: throws {@link StoodStill} when one step of it takes longer than `patienceMs`. The work itself cannot be
 * ended from here; whoever gave it up ends what it works on.
 */
export async function watched<T>(
  doing: string,
  work: (watch: Watch) => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  let [now, timer, isOver]: [string, NodeJS.Timeout | null, boolean] = [doing, null, false];
  let giveUp: (reason: StoodStill) => void = () => undefined;
  const still = new Promise<never>((_, reject) => (giveUp = reject));
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
  };
  const begin = (): void => {
    stop();
    // What was given up may go on for a while.
    if (isOver) return;
    timer = setTimeout(
      () => giveUp(new StoodStill(`stood still for ${Math.round(patienceMs / 1000)} s: ${now}`)),
      patienceMs,
    );
  };
  const watch: Watch = {
    step: (next) => {
      now = next;
      begin();
    },
    aside: async (other) => {
      stop();
      try {
        return await other;
      } finally {
        begin();
      }
    },
  };
  begin();
  try {
    return await Promise.race([work(watch), still]);
  } finally {
    isOver = true;
    stop();
  }
}
