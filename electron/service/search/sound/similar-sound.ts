import type { SoundChar, Sounded } from './sounded.ts';
import type { Typed } from './match-sound.ts';
import { isBeginning, isOneLetterAway, LONGEST_SYLLABLE, SYLLABLES, similarSyllables } from './syllables.ts';

/** Fewer letters are near to everything; more than the most no name has. */
const FEWEST_LETTERS = 4;
const MOST_LETTERS = 30;

/** The letters that may have a wrong one among them; empty when it is of no use to look. */
export function similarText({ units }: Typed): string {
  const text = units.join('');
  return /^[a-z]+$/.test(text) && text.length >= FEWEST_LETTERS && text.length <= MOST_LETTERS ? text : '';
}

/**
 * Where a text is met by what was typed when exactly one of its syllables was typed with one letter wrong, missing,
 * superfluous or swapped; the others whole, the last perhaps only begun, two characters at least. Null when nowhere.
 */
export function matchSimilar({ chars }: Sounded, text: string): { readonly from: number; readonly to: number } | null {
  for (let from = 0; from + 1 < chars.length; from += 1) {
    const to = walk(chars, text, from, 0, false);
    if (to >= from + 2) return { from, to };
  }
  return null;
}

/** Where the first way through ends; -1 when there is none. */
function walk(chars: readonly SoundChar[], text: string, from: number, done: number, hasSlip: boolean): number {
  if (done === text.length) return hasSlip ? from : -1;
  const char = chars[from];
  if (char === undefined) return -1;
  for (const readings of [char.main, char.other]) {
    for (const reading of readings) {
      const to = walkReading(chars, text, from, done, hasSlip, reading);
      if (to !== -1) return to;
    }
  }
  return -1;
}

function walkReading(
  chars: readonly SoundChar[],
  text: string,
  from: number,
  done: number,
  hasSlip: boolean,
  reading: string,
): number {
  if (text.startsWith(reading, done)) {
    const to = walk(chars, text, from + 1, done + reading.length, hasSlip);
    if (to !== -1) return to;
  } else if (hasSlip && text.length - done < reading.length && reading.startsWith(text.slice(done))) return from + 1;
  if (hasSlip) return -1;
  for (let length = Math.max(1, reading.length - 1); length <= reading.length + 1; length += 1) {
    const end = done + length;
    if (end > text.length || !isOneLetterAway(text.slice(done, end), reading)) continue;
    const to = walk(chars, text, from + 1, end, true);
    if (to !== -1) return to;
  }
  return -1;
}

/** The keys (see `sound-keys.ts`) under one of which every text that is met so is filed. */
export function keysOfSimilar(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const canEnd = endsFrom(text);
  const second = (first: string, from: number, hasSlip: boolean): void => {
    if (hasSlip) {
      const rest = text.slice(from);
      if (isBeginning(rest) || SYLLABLES.has(rest)) keys.add(`m${first} ${rest.slice(0, 1)}`);
    }
    for (const next of placesAfter(text, from)) {
      const piece = text.slice(from, next);
      const isRight = SYLLABLES.has(piece) && (hasSlip ? canEnd[next] === true : next < text.length);
      if (isRight) keys.add(`y${first} ${piece}`);
      if (!hasSlip && canEnd[next] === true)
        for (const meant of similarSyllables(piece)) keys.add(`y${first} ${meant}`);
    }
  };
  for (const next of placesAfter(text, 0)) {
    if (next === text.length) continue;
    const piece = text.slice(0, next);
    if (SYLLABLES.has(piece)) second(piece, next, false);
    if (canEnd[next] === true) for (const meant of similarSyllables(piece)) second(meant, next, true);
  }
  return keys;
}

/** The places after `from` at which a piece may end, a superfluous letter in it. */
const placesAfter = (text: string, from: number): readonly number[] =>
  Array.from({ length: Math.min(LONGEST_SYLLABLE + 1, text.length - from) }, (_, index) => from + 1 + index);

/** From which places on the rest is whole syllables, the last perhaps only begun. */
function endsFrom(text: string): readonly boolean[] {
  const canEnd = Array.from({ length: text.length + 1 }, (_, from) => from === text.length);
  for (let from = text.length - 1; from >= 0; from -= 1) {
    canEnd[from] =
      isBeginning(text.slice(from)) ||
      placesAfter(text, from).some((next) => canEnd[next] === true && SYLLABLES.has(text.slice(from, next)));
  }
  return canEnd;
}
