/** How long the window has to save what is still being typed. */
const GRACE_MS = 1_000;

export type LockSoon = {
  /** Locks as soon as the window has saved, or after the grace whatever it does. */
  readonly begin: () => void;
  /** The session is not open any more: nothing is left to lock, and who logs in next is not locked out again. */
  readonly settled: () => void;
};

/** For locks that nobody at the window asked for. `askWindow` gives false when there is none to ask. */
export function createLockSoon(askWindow: () => boolean, lock: () => void): LockSoon {
  let timer: NodeJS.Timeout | null = null;
  const settled = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    begin: () => {
      if (timer !== null) return;
      if (!askWindow()) {
        lock();
        return;
      }
      timer = setTimeout(() => {
        timer = null;
        lock();
      }, GRACE_MS);
    },
    settled,
  };
}
