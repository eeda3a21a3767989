import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { type Day, toDay } from '#shared/day.ts';
import { instantOf } from '#shared/instant.ts';

/** The only file that asks the machine for the time or for chance. Everything else is given what it needs from here. */

/** Time as the window's office sees it: +08:00, whatever the machine is set to. */
export type Clock = {
  /** An instant, `2023-06-15T09:00:00.000+08:00`; all of one length, so they sort as text. */
  readonly now: () => string;
  readonly today: () => Day;
  /** Milliseconds that never go back, for waiting; they mean nothing across restarts. */
  readonly elapsedMs: () => number;
};

/** A number from 0 up to 1, for spreading tries over time; never for anything secret. */
export const chance = (): number => Math.random();

export type NewId = () => string;

/** A clock that runs, or one that stands still at `fixed` (tests only). */
export function createClock(fixed?: string): Clock {
  // A variable that is set to nothing is not set.
  const fixedMs = fixed === undefined || fixed === '' ? null : Date.parse(fixed);
  if (fixedMs !== null && Number.isNaN(fixedMs)) throw new RangeError('The fixed clock is no instant');
  const now = (): string => instantOf(fixedMs ?? Date.now());
  return {
    now,
    today: () => toDay(now().slice(0, 10)),
    elapsedMs: () => performance.now(),
  };
}

/** Ids of ours: UUIDv7, or a reproducible series of the same shape when a seed is given (tests only). */
export function createIds(clock: Clock, seed?: string): NewId {
  if (seed === undefined) return () => uuidv7();
  const startMs = Date.parse(clock.now());
  let count = 0;
  return () => {
    count += 1;
    return seededId(seed, startMs, count);
  };
}

/** The version-7 layout: 48 bits of time, a counter that keeps the order, then bits that only depend on the seed. */
function seededId(seed: string, startMs: number, count: number): string {
  const time = (startMs + Math.floor(count / 4096)).toString(16).padStart(12, '0');
  const order = (count % 4096).toString(16).padStart(3, '0');
  const rest = createHash('sha256').update(`${seed}/${count}`).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-8${rest.slice(0, 3)}-${rest.slice(3, 15)}`;
}

/**
 * A seed that differs on every start of the same profile; otherwise a second start would give the ids of the first
 * one again. The number of starts is kept in the profile folder.
 */
export function seedOfThisStart(dataDir: string, seed: string): string {
  const file = join(dataDir, 'test-starts.txt');
  const starts = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, String(starts + 1));
  return `${seed}/${starts + 1}`;
}
