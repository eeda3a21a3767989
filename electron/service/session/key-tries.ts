import { fail, type Result } from '#shared/result.ts';
import type { StoreEnv } from '../../store/store-env.ts';
import {
  clearWrongPasswords,
  noteWrongPassword,
  passwordWait,
  wrongPasswords,
} from '../../store/vault/password-wait.ts';

/** Tries at the keys, and how many of them were wrong. */
export type KeyTries = {
  /**
   * One try behind the waiting gate. It is counted on disk before it is made and forgotten when it was right, so that
   * killing the program in between gains nothing. WAIT_BEFORE_RETRY, and what `open` fails with.
   */
  readonly attempt: <T>(open: () => Promise<Result<T>>) => Promise<Result<T>>;
  /** Wrong tries before the last right one, also of starts before this one, for the audit chain: each is given once. */
  readonly takeUntold: () => number;
};

/** The tries of one profile. */
export function keyTries(env: StoreEnv): KeyTries {
  let untold = 0;
  return {
    attempt: async (open) => {
      const seconds = passwordWait(env);
      if (seconds > 0) return fail('WAIT_BEFORE_RETRY', { seconds });
      const before = wrongPasswords(env);
      noteWrongPassword(env);
      const opened = await open();
      if (opened.ok) {
        clearWrongPasswords(env);
        untold += before;
      }
      return opened;
    },
    takeUntold: () => {
      const taken = untold;
      untold = 0;
      return taken;
    },
  };
}
