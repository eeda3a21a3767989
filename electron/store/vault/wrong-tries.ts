import { join } from 'node:path';
import { writeDurably } from '../files/durable-file.ts';
import { fileError, isMissing, isNoFile } from '../files/file-error.ts';
import { readPlainFile } from '../files/plain-file.ts';
import { flagOf, members, ShapeError, wholeNumberOf } from '../read-json.ts';
import { readKeys } from './keys-file.ts';

const LONGEST_WAIT_S = 60;
/** The second lies among the key files, which nobody deletes who still wants to get in. */
const NAMES = ['attempts.json', 'keys.tries.json'] as const;

/** Wrong tries by user; `isLost`: the record was gone although the key file says that there is one. */
type Tries = { readonly counts: Readonly<Record<string, number>>; readonly isLost: boolean };

const NO_TRIES: Tries = { counts: {}, isLost: false };

/** Seconds after the `count`-th wrong password: 1, 2, 4 … 60. */
const waitAfter = (count: number): number => (count === 0 ? 0 : Math.min(2 ** (count - 1), LONGEST_WAIT_S));

/** Null when the file is missing or damaged. */
function readOne(path: string): Tries | null {
  try {
    const from = members(JSON.parse(readPlainFile(path).toString('utf8')));
    // The first release counted for all users together.
    if ('count' in from) return { counts: { '': wholeNumberOf(from, 'count') }, isLost: false };
    const counts = members(from['counts']);
    const byUser = Object.keys(counts).map((user) => [user, wholeNumberOf(counts, user)] as const);
    return { counts: Object.fromEntries(byUser), isLost: flagOf(from, 'isLost') };
  } catch (cause) {
    if (isMissing(cause) || isNoFile(cause) || cause instanceof SyntaxError || cause instanceof ShapeError) return null;
    throw fileError(cause);
  }
}

function write(dataDir: string, { counts, isLost }: Tries): void {
  for (const name of NAMES) writeDurably(join(dataDir, name), `${JSON.stringify({ counts, isLost })}\n`);
}

/** Of two copies the higher numbers count: putting one of them back must not forget anything. */
function read(dataDir: string): Tries {
  const copies = NAMES.map((name) => readOne(join(dataDir, name))).filter((copy) => copy !== null);
  if (copies.length === 0) {
    const isKept = readKeys(dataDir).copies.some(({ content }) => content.triesKept);
    return { counts: {}, isLost: isKept };
  }
  const users = [...new Set(copies.flatMap(({ counts }) => Object.keys(counts)))];
  const highest = (user: string): number => Math.max(...copies.map(({ counts }) => counts[user] ?? 0));
  return {
    counts: Object.fromEntries(users.map((user) => [user, highest(user)])),
    isLost: copies.some(({ isLost }) => isLost),
  };
}

/**
 * Begins the record, with nothing in it. From then on the key file says that there is one. Throws DISK_FULL,
 * STORE_READ_ONLY, STORE_IO.
 */
export const beginTries = (dataDir: string): void => write(dataDir, NO_TRIES);

/** Wrong passwords and codes of one profile, user by user; kept over restarts. */
export type WrongTries = {
  /** Whole seconds until the next try of a user; 0 when none. */
  readonly waitOf: (userId: string) => number;
  /** How many wrong tries there were since the user's last right one. */
  readonly countOf: (userId: string) => number;
  /** True when somebody took the record away since the last right try of anybody. */
  readonly isLost: () => boolean;
  /** Counts a try before it is made. */
  readonly note: (userId: string) => void;
  /** Forgets a user's tries after a right one. */
  readonly clear: (userId: string) => void;
};

/**
 * Waits of 1, 2, 4 … 60 s. `elapsedMs` is a clock that never goes back and that nobody can set; it begins anew with each
 * start, so a wait that was left over is waited for in full once more: turning the calendar's clock gains nothing, and
 * costs nobody more than a minute.
 */
export function wrongTries(dataDir: string, elapsedMs: () => number): WrongTries {
  const startedAt = elapsedMs();
  const lastAt = new Map<string, number>();
  return {
    waitOf: (userId) => {
      const { counts, isLost } = read(dataDir);
      const wait = isLost ? LONGEST_WAIT_S : waitAfter(Math.max(counts[userId] ?? 0, counts[''] ?? 0));
      const passedMs = elapsedMs() - (lastAt.get(userId) ?? startedAt);
      return Math.max(0, Math.ceil(wait - passedMs / 1000));
    },
    countOf: (userId) => read(dataDir).counts[userId] ?? 0,
    isLost: () => read(dataDir).isLost,
    note: (userId) => {
      const { counts, isLost } = read(dataDir);
      write(dataDir, { counts: { ...counts, [userId]: (counts[userId] ?? 0) + 1 }, isLost });
      lastAt.set(userId, elapsedMs());
    },
    clear: (userId) => {
      const { [userId]: _own, '': _shared, ...others } = read(dataDir).counts;
      write(dataDir, { counts: others, isLost: false });
    },
  };
}
