import type { StoreEnv } from '../store-env.ts';

/** Whole seconds to wait before the next password try; 0 when none. */
export function passwordWait(env: StoreEnv): number {
  throw new Error(`Not written yet: ${env.dataDir}`);
}

/** Counts a wrong password: waits of 1, 2, 4 … 60 s, kept over a restart. */
export function noteWrongPassword(env: StoreEnv): void {
  throw new Error(`Not written yet: ${env.dataDir}`);
}

/** Forgets wrong passwords after a good one. */
export function clearWrongPasswords(env: StoreEnv): void {
  throw new Error(`Not written yet: ${env.dataDir}`);
}
