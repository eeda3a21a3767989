import type { SoundChar, Sounded } from './sounded.ts';

/** What was typed, cut into the characters that count. */
export type Typed = { readonly units: readonly string[]; readonly isWritten: boolean };

const isLetter = (unit: string): boolean => unit.length === 1 && unit >= 'a' && unit <= 'z';

/** Cuts what was typed. Without a Latin letter it can only be meant as written. */
export const typedOf = (units: readonly string[]): Typed => ({ units, isWritten: !units.some(isLetter) });

/** How a text is met, best first. `other`: a character is read as it is not read in this place. */
export const SOUND_RANK = {
  whole: 0,
  begin: 1,
  inside: 2,
  soundWhole: 3,
  soundBegin: 4,
  soundInside: 5,
  other: 6,
} as const;

/** Ranks up to this one are met by the characters themselves. */
export const LAST_WRITTEN = SOUND_RANK.inside;

/** `rank` of `SOUND_RANK`; `from` and `to` count characters. */
export type SoundMatch = { readonly rank: number; readonly from: number; readonly to: number };

/** The rank of a text that is not met. */
export const NO_MATCH = 7;

/**
 * Compares what was typed with a text, from each of its characters on. A character is met by itself, by a whole reading,
 * by the first letter of a reading (also `zh`, `ch`, `sh`), or, as the last thing typed, by the beginning of a reading.
 * So `张小明` is met by 小明, zhangxiaoming, zxm, 张xm, zhangxm and zhangxiaom. Gives the best match; null when none.
 */
export function matchSound({ chars }: Sounded, typed: Typed): SoundMatch | null {
  const best = bestPlace(chars, typed);
  if (best === NOWHERE) return null;
  return { rank: Math.floor(best / (WAY * WAY)), from: Math.floor(best / WAY) % WAY, to: best % WAY };
}

/** Only the rank of the best match; `NO_MATCH` when none. */
export const soundRank = ({ chars }: Sounded, typed: Typed): number =>
  Math.floor(bestPlace(chars, typed) / (WAY * WAY));

/**
 * A way through the text as one number, because thousands are tried for a key press: what it cost (0 characters alone, 1
 * their sound here, 2 another sound) before where it ends, the later the smaller. The smallest number is the best way.
 */
const WAY = 1000;
const MOST_CHARS = 999;
const NO_WAY = 3 * WAY;
const NOWHERE = NO_MATCH * WAY * WAY;

/** Rank, beginning and end as one number, for the same reason. */
function bestPlace(chars: readonly SoundChar[], { units }: Typed): number {
  if (units.length === 0) return NOWHERE;
  let best = NOWHERE;
  for (let from = 0; from < chars.length && from < MOST_CHARS; from += 1) {
    const way = walk(chars, units, from, 0);
    if (way === NO_WAY) continue;
    const to = MOST_CHARS - (way % WAY);
    const rank = rankOf(Math.floor(way / WAY), from, to === chars.length);
    if (rank < Math.floor(best / (WAY * WAY))) best = (rank * WAY + from) * WAY + to;
  }
  return best;
}

function rankOf(cost: number, from: number, isToEnd: boolean): number {
  if (cost === 2) return SOUND_RANK.other;
  if (from > 0) return cost === 0 ? SOUND_RANK.inside : SOUND_RANK.soundInside;
  if (!isToEnd) return cost === 0 ? SOUND_RANK.begin : SOUND_RANK.soundBegin;
  return cost === 0 ? SOUND_RANK.whole : SOUND_RANK.soundWhole;
}

/** The best way from one character and one typed unit to the end of what was typed. */
function walk(chars: readonly SoundChar[], units: readonly string[], from: number, done: number): number {
  if (done === units.length) return MOST_CHARS - Math.min(from, MOST_CHARS);
  const char = chars[from];
  const unit = units[done];
  if (char === undefined || unit === undefined) return NO_WAY;
  const written = unit === char.ch ? walk(chars, units, from + 1, done + 1) : NO_WAY;
  if (!isLetter(unit)) return written;
  const main = walkSounds(chars, units, from, done, char.main, 1);
  const other = char.other.length === 0 ? NO_WAY : walkSounds(chars, units, from, done, char.other, 2);
  return Math.min(written, main, other);
}

function walkSounds(
  chars: readonly SoundChar[],
  units: readonly string[],
  from: number,
  done: number,
  readings: readonly string[],
  cost: number,
): number {
  let best = NO_WAY;
  for (const reading of readings) {
    let same = 0;
    while (same < reading.length && units[done + same] === reading[same]) same += 1;
    if (same === 0) continue;
    best = Math.min(best, dearer(walk(chars, units, from + 1, done + 1), cost));
    const hasTwoLetters = same >= 2 && reading[1] === 'h';
    if (hasTwoLetters) best = Math.min(best, dearer(walk(chars, units, from + 1, done + 2), cost));
    const isMet = same === reading.length || done + same === units.length;
    if (isMet && same > (hasTwoLetters ? 2 : 1))
      best = Math.min(best, dearer(walk(chars, units, from + 1, done + same), cost));
  }
  return best;
}

/** The way when its beginning cost so much. */
const dearer = (rest: number, cost: number): number =>
  rest >= NO_WAY ? NO_WAY : Math.max(cost, Math.floor(rest / WAY)) * WAY + (rest % WAY);
