/** Runs a job with the newest input only: one at a time, inputs that arrive meanwhile replace each other. */
export type LatestWins<I> = {
  readonly push: (input: I) => void;
  /** Forgets what waits; the one that runs is told through `isCurrent`. */
  readonly cancel: () => void;
};

/** `work` must not throw. Its `isCurrent` is false as soon as a newer input waits or the job was cancelled. */
export function latestWins<I>(work: (input: I, isCurrent: () => boolean) => Promise<void>): LatestWins<I> {
  let waiting: { readonly input: I } | null = null;
  let isRunning = false;
  let generation = 0;

  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting !== null) {
      const { input } = waiting;
      waiting = null;
      const mine = generation;
      await work(input, () => waiting === null && mine === generation);
    }
    isRunning = false;
  };

  return {
    push: (input) => {
      waiting = { input };
      if (!isRunning) void run();
    },
    cancel: () => {
      waiting = null;
      generation += 1;
    },
  };
}
