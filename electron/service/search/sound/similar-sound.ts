import type { SoundChar, Sounded } from './sounded.ts';
import type { Typed } from './match-sound.ts';
import { type KeyChoice, soundAndInitialKey, threeInitialsKey, twoSoundsKey } from './sound-keys.ts';
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

/** Every text that is met so is filed under all keys (see `sound-keys.ts`) of one set. */
export function keysOfSimilar(text: string): KeyChoice {
  const sets = new Map<string, readonly string[]>();
  const add = (first: string, { sound, third }: Second): void => {
    const two = twoSoundsKey(first, sound);
    sets.set(`${two}/${third}`, third === '' ? [two] : [two, threeInitialsKey(first, sound, third)]);
  };
  const canEnd = endsFrom(text);
  // What may follow is worked out once for each place, not once for each of the many syllables before it.
  const afterSlip = Array.from({ length: text.length }, (_, from) => once(() => secondsAsTyped(text, from, canEnd)));
  for (const next of placesAfter(text, 0)) {
    if (next === text.length) continue;
    const piece = text.slice(0, next);
    if (SYLLABLES.has(piece)) for (const second of secondsWithSlip(text, next, canEnd)) add(piece, second);
    if (canEnd[next] !== true) continue;
    const rest = text.slice(next);
    const isLast = isBeginning(rest) || SYLLABLES.has(rest);
    for (const meant of similarSyllables(piece)) {
      const last = soundAndInitialKey(meant, rest.slice(0, 1));
      if (isLast) sets.set(last, [last]);
      for (const second of afterSlip[next]?.() ?? []) add(meant, second);
    }
  }
  return [...sets.values()];
}

/** The second syllable, and the letter that the third begins with; empty when none follows or its letter may be wrong. */
type Second = { readonly sound: string; readonly third: string };

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Second syllables when the first was typed right: with the slip in them, or right with the slip still to come. */
function secondsWithSlip(text: string, from: number, canEnd: readonly boolean[]): readonly Second[] {
  return placesAfter(text, from).flatMap((next) => {
    const piece = text.slice(from, next);
    const right = SYLLABLES.has(piece) && next < text.length ? [{ sound: piece, third: '' }] : [];
    if (canEnd[next] !== true) return right;
    const third = text.slice(next, next + 1);
    return [...right, ...similarSyllables(piece).map((sound) => ({ sound, third }))];
  });
}

/** Second syllables as they were typed. */
const secondsAsTyped = (text: string, from: number, canEnd: readonly boolean[]): readonly Second[] =>
  placesAfter(text, from).flatMap((next) => {
    const piece = text.slice(from, next);
    return canEnd[next] === true && SYLLABLES.has(piece) ? [{ sound: piece, third: text.slice(next, next + 1) }] : [];
  });

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
