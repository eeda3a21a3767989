import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../files/durable-file.ts';
import { fileError, isMissing } from '../files/file-error.ts';
import { members, ShapeError, textOf, wholeNumberOf } from '../read-json.ts';
import type { StoreEnv } from '../store-env.ts';

const LONGEST_WAIT_S = 60;
const NAME = 'attempts.json';

type Attempts = { readonly count: number; readonly lastAt: string };

const pathOf = (env: StoreEnv): string => join(env.dataDir, NAME);
/** Seconds after the `count`-th wrong password: 1, 2, 4 … 60. */
const waitAfter = (count: number): number => (count === 0 ? 0 : Math.min(2 ** (count - 1), LONGEST_WAIT_S));

/** A file that cannot be read counts as no attempts: the window must work, and scrypt slows guessing by itself. */
function read(env: StoreEnv): Attempts {
  try {
    const from = members(JSON.parse(readFileSync(pathOf(env), 'utf8')));
    return { count: wholeNumberOf(from, 'count'), lastAt: textOf(from, 'lastAt') };
  } catch (cause) {
    if (isMissing(cause) || cause instanceof SyntaxError || cause instanceof ShapeError)
      return { count: 0, lastAt: '' };
    throw fileError(cause);
  }
}

/** Whole seconds to wait before the next password try; 0 when none. A clock set back never makes it longer than 60. */
export function passwordWait(env: StoreEnv): number {
  const { count, lastAt } = read(env);
  const passedMs = Date.parse(env.now()) - Date.parse(lastAt);
  const wait = waitAfter(count);
  return Number.isNaN(passedMs) ? 0 : Math.max(0, Math.ceil(wait - Math.max(0, passedMs) / 1000));
}

/** How many wrong passwords there were since the last good one, over restarts. */
export const wrongPasswords = (env: StoreEnv): number => read(env).count;

/** Counts a wrong password: waits of 1, 2, 4 … 60 s, kept over a restart. */
export function noteWrongPassword(env: StoreEnv): void {
  writeDurably(pathOf(env), `${JSON.stringify({ count: read(env).count + 1, lastAt: env.now() })}\n`);
}

/** Forgets wrong passwords after a good one. */
export function clearWrongPasswords(env: StoreEnv): void {
  try {
    rmSync(pathOf(env), { force: true });
  } catch (cause) {
    throw fileError(cause);
  }
}
