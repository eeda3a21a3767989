import { StoreError } from '../store-error.ts';

/** How a long job tells how far it is, and learns that nobody wants it any more. */
export type Watch = {
  /** Share done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type Meter = {
  /** Adds work that turned out to be needed. */
  readonly expect: (bytes: number) => void;
  /** Work done. BACKUP_CANCELLED once nobody wants it. */
  readonly done: (bytes: number) => void;
  /** Lets others have their turn. BACKUP_CANCELLED. */
  readonly pause: () => Promise<void>;
};

/** Counts bytes of work. */
export function startMeter({ onProgress, signal }: Watch): Meter {
  let all = 0;
  let done = 0;
  const check = (): void => {
    if (signal?.aborted === true) throw new StoreError('BACKUP_CANCELLED');
  };
  return {
    expect: (bytes) => {
      all += bytes;
    },
    done: (bytes) => {
      check();
      done += bytes;
      onProgress?.(all === 0 ? 0 : Math.min(1, done / all));
    },
    pause: async () => {
      check();
      await new Promise((resolve) => setImmediate(resolve));
      check();
    },
  };
}
