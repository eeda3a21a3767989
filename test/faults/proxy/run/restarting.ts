import { watched } from '../../support/standing-still.ts';
import type { CountySite } from '../county-site.ts';

const KILL_AFTER_MS = 40;

/** A service that can be killed while others use it; whoever uses it waits until it is there again. */
export function restarting(site: CountySite) {
  let up: Promise<unknown> = Promise.resolve();
  /** Nothing else is done to the service meanwhile. Throws `StoodStill` when it does not end. */
  const alone = <T>(doing: string, work: () => Promise<T>, patienceMs?: number): Promise<T> => {
    const done = up.then(() => watched(doing, work, patienceMs));
    up = done.catch(() => undefined);
    return done;
  };
  let failed: Error | null = null;
  let kills = 0;
  return {
    alone,
    /** How often it was killed so far. */
    kills: () => kills,
    settled: async () => {
      await up;
      if (failed !== null) throw failed;
    },
    killSoon: () => {
      const restart = async (): Promise<void> => {
        kills += 1;
        await site.kill();
        await site.start();
      };
      setTimeout(
        () =>
          void alone('a county that is started again after a kill', restart).catch((thrown: unknown) => {
            failed = thrown instanceof Error ? thrown : new Error(String(thrown));
          }),
        KILL_AFTER_MS,
      );
    },
  };
}
/** The service of a site as its lanes see it. */
export type Service = ReturnType<typeof restarting>;
