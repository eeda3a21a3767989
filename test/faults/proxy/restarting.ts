import type { CountySite } from './county-site.ts';

const KILL_AFTER_MS = 40;

/** A service that can be killed while others use it; whoever uses it waits until it is there again. */
export function restarting(site: CountySite) {
  let up: Promise<unknown> = Promise.resolve();
  /** Nothing else is done to the service meanwhile. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const done = up.then(work);
    up = done.catch(() => undefined);
    return done;
  };
  let failed: Error | null = null;
  return {
    alone,
    settled: async () => {
      await up;
      if (failed !== null) throw failed;
    },
    killSoon: () => {
      const restart = async (): Promise<void> => {
        await site.kill();
        await site.start();
      };
      setTimeout(
        () =>
          void alone(restart).catch((thrown: unknown) => {
            failed = thrown instanceof Error ? thrown : new Error(String(thrown));
          }),
        KILL_AFTER_MS,
      );
    },
  };
}
/** The service of a site as its lanes see it. */
export type Service = ReturnType<typeof restarting>;
