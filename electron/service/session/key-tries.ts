import { fail, type Result } from '#shared/result.ts';
import { wrongTries } from '../../store/vault/wrong-tries.ts';

/** What happened at the lock before somebody got in, for the audit chain. */
export type Untold = { readonly wrong: number; readonly isLost: boolean };

const NOTHING: Untold = { wrong: 0, isLost: false };

/** Tries at the keys, and how many of them were wrong. */
export type KeyTries = {
  /**
   * One try of a user behind the waiting gate. It is counted on disk before it is made and forgotten when it was right,
   * so that killing the program in between gains nothing. WAIT_BEFORE_RETRY, and what `open` fails with.
   */
  readonly attempt: <T>(userId: string, open: () => Promise<Result<T>>) => Promise<Result<T>>;
  /** What came before the last right try, also of starts before this one: each is given once. */
  readonly takeUntold: () => Untold;
};

/** The tries of one profile. `elapsedMs` never goes back. */
export function keyTries(dataDir: string, elapsedMs: () => number): KeyTries {
  const tries = wrongTries(dataDir, elapsedMs);
  let untold = NOTHING;
  return {
    attempt: async (userId, open) => {
      const seconds = tries.waitOf(userId);
      if (seconds > 0) return fail('WAIT_BEFORE_RETRY', { seconds });
      const wrong = tries.countOf(userId);
      const isLost = tries.isLost();
      tries.note(userId);
      const opened = await open();
      if (opened.ok) {
        tries.clear(userId);
        untold = { wrong: untold.wrong + wrong, isLost: untold.isLost || isLost };
      }
      return opened;
    },
    takeUntold: () => {
      const taken = untold;
      untold = NOTHING;
      return taken;
    },
  };
}
