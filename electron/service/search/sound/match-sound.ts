import type { SoundChar, Sounded } from './sounded.ts';

/** What was typed, cut into the characters that count. */
export type Typed = { readonly units: readonly string[]; readonly isWritten: boolean };

const LETTER = /^[a-z]$/;

/** Cuts what was typed. Without a Latin letter it can only be meant as written. */
export const typedOf = (units: readonly string[]): Typed => ({
  units,
  isWritten: !units.some((unit) => LETTER.test(unit)),
});

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

/**
 * Compares what was typed with a text, from each of its characters on. A character is met by itself, by a whole reading,
 * by the first letter of a reading (also `zh`, `ch`, `sh`), or, as the last thing typed, by the beginning of a reading.
 * So `张小明` is met by 小明, zhangxiaoming, zxm, 张xm, zhangxm and zhangxiaom. Gives the best match; null when none.
 */
export function matchSound({ chars }: Sounded, { units }: Typed): SoundMatch | null {
  if (units.length === 0) return null;
  let best: SoundMatch | null = null;
  for (let from = 0; from < chars.length; from += 1) {
    const way = walk(chars, units, from, 0);
    if (way === NO_WAY) continue;
    const to = MOST_CHARS - (way % WAY);
    const rank = rankOf(Math.floor(way / WAY), from, to === chars.length);
    if (best === null || rank < best.rank) best = { rank, from, to };
  }
  return best;
}

function rankOf(cost: number, from: number, isToEnd: boolean): number {
  if (cost === 2) return SOUND_RANK.other;
  if (from > 0) return cost === 0 ? SOUND_RANK.inside : SOUND_RANK.soundInside;
  if (!isToEnd) return cost === 0 ? SOUND_RANK.begin : SOUND_RANK.soundBegin;
  return cost === 0 ? SOUND_RANK.whole : SOUND_RANK.soundWhole;
}

/**
 * A way through the text as one number, because thousands are tried for a key press: what it cost (0 characters alone, 1
 * their sound here, 2 another sound) before where it ends, the later the smaller. The smallest number is the best way.
 */
const WAY = 1000;
const MOST_CHARS = 999;
const NO_WAY = 3 * WAY;

/** The best way from one character and one typed unit to the end of what was typed. */
function walk(chars: readonly SoundChar[], units: readonly string[], from: number, done: number): number {
  if (done === units.length) return MOST_CHARS - Math.min(from, MOST_CHARS);
  const char = chars[from];
  if (char === undefined) return NO_WAY;
  const written = units[done] === char.ch ? walk(chars, units, from + 1, done + 1) : NO_WAY;
  const main = walkSounds(chars, units, from, done, char.main, 1);
  const other = walkSounds(chars, units, from, done, char.other, 2);
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
  const take = (length: number): void => {
    const rest = walk(chars, units, from + 1, done + length);
    if (rest < NO_WAY) best = Math.min(best, Math.max(cost, Math.floor(rest / WAY)) * WAY + (rest % WAY));
  };
  for (const reading of readings) {
    let same = 0;
    while (same < reading.length && units[done + same] === reading[same]) same += 1;
    if (same === 0) continue;
    take(1);
    const hasTwoLetters = same >= 2 && reading[1] === 'h';
    if (hasTwoLetters) take(2);
    const isMet = same === reading.length || done + same === units.length;
    if (isMet && same > (hasTwoLetters ? 2 : 1)) take(same);
  }
  return best;
}
