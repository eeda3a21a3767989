import type { Typed } from './match-sound.ts';
import { readingsOf, type SoundChar, type Sounded } from './sounded.ts';
import { isBeginning, LONGEST_SYLLABLE, SYLLABLES } from './syllables.ts';

/**
 * A text is filed under what stands at each of its characters, so that few candidates are left to compare: the character
 * alone (`h`) and with the next (`b`), each beginning of a reading (`s`), two readings (`y`), a reading and the next
 * initial (`m`), two initials (`j`), three (`t`). What stands at the first character is filed apart (`^`): it ranks first.
 * Who has three characters is also filed under the sound and the initial of the first with the initial of the third (`k`).
 */
const START = '^';

const soundsOf = ({ ch, main, other }: Pick<SoundChar, 'ch' | 'main' | 'other'>): readonly string[] =>
  main.length === 0 ? [ch] : [...main, ...other];

/** Its first letter, or what has no reading itself. */
export const initialOf = (sound: string): string => String.fromCodePoint(sound.codePointAt(0) ?? 0);

/** The keys under which a text is filed. */
export function keysOfSound({ chars }: Sounded): ReadonlySet<string> {
  const keys = new Set<string>();
  const sounds = chars.map(soundsOf);
  const initials = sounds.map((each) => [...new Set(each.map(initialOf))]);
  for (const [index, { ch }] of chars.entries()) {
    const at = index === 0 ? START : '';
    keys.add(`${at}h${ch}`);
    const [here = [], next = [], nextInitials = [], thirdInitials = []] = [
      sounds[index],
      sounds[index + 1],
      initials[index + 1],
      initials[index + 2],
    ];
    for (const sound of here) for (let end = 1; end <= sound.length; end += 1) keys.add(`${at}s${sound.slice(0, end)}`);
    const nextChar = chars[index + 1];
    if (nextChar === undefined) continue;
    keys.add(`${at}b${ch}${nextChar.ch}`);
    for (const sound of here) {
      for (const initial of nextInitials) keys.add(`${at}${soundAndInitialKey(sound, initial)}`);
      for (const other of next) keys.add(`${at}${twoSoundsKey(sound, other)}`);
    }
    for (const first of initials[index] ?? []) {
      for (const second of nextInitials) {
        keys.add(`${at}j${first}${second}`);
        for (const third of thirdInitials) keys.add(at + threeInitialsKey(first, second, third));
      }
    }
  }
  if (chars.length === 3) {
    for (const sound of new Set([...(sounds[0] ?? []), ...(initials[0] ?? [])]))
      for (const third of initials[2] ?? []) keys.add(skippingKey(sound, third));
  }
  return keys;
}

/** Where a text of three characters is filed by its first and third; the first by its sound or its initial. */
export const skippingKey = (sound: string, thirdInitial: string): string => `k${sound} ${thirdInitial}`;

/** Where a text is filed by the initials of three characters in a row, each given by its sound or the initial itself. */
export const threeInitialsKey = (first: string, second: string, third: string): string =>
  `t${initialOf(first)}${initialOf(second)}${initialOf(third)}`;

/** Where a text is filed by the sound of a character and the initial of the next. */
export const soundAndInitialKey = (sound: string, nextInitial: string): string => `m${sound} ${nextInitial}`;

/** Where a text is filed by the sounds of two characters in a row; the first ones apart, see `atStart`. */
export const twoSoundsKey = (first: string, second: string): string => `y${first} ${second}`;

/** One character of the wanted text as typed. `isWhole`: the sound is a whole reading. */
export type Piece = { readonly sound: string; readonly isWhole: boolean; readonly next: number };

/** The pieces that can begin at a typed unit. */
export function piecesAt(units: readonly string[], from: number): readonly Piece[] {
  const unit = units[from] ?? '';
  if (!/^[a-z]$/.test(unit)) {
    const [sound = unit] = readingsOf(unit);
    return [{ sound, isWhole: true, next: from + 1 }];
  }
  const pieces: Piece[] = [];
  let sound = '';
  for (let next = from + 1; next <= Math.min(units.length, from + LONGEST_SYLLABLE); next += 1) {
    const last = units[next - 1] ?? '';
    if (!/^[a-z]$/.test(last)) break;
    sound += last;
    if (SYLLABLES.has(sound)) pieces.push({ sound, isWhole: true, next });
    const isInitial = next === from + 1 || sound === 'zh' || sound === 'ch' || sound === 'sh';
    if (isInitial || (next === units.length && isBeginning(sound))) pieces.push({ sound, isWhole: false, next });
  }
  return pieces;
}

/** Sets of keys; every text that is met by what was typed is filed under all keys of one set. */
export type KeyChoice = readonly (readonly string[])[];

/** For each way to cut what was typed: the keys under all of which it would be filed. */
export function keysOfTyped({ units, isWritten }: Typed): KeyChoice {
  const [first = '', second] = units;
  if (isWritten) return [[second === undefined ? `h${first}` : `b${first}${second}`]];
  const choices = new Map<string, readonly string[]>();
  const choose = (keys: readonly string[]): void => {
    choices.set(keys.join('\n'), keys);
  };
  for (const a of piecesAt(units, 0)) {
    if (a.next === units.length) {
      choose([`s${a.sound}`]);
      continue;
    }
    for (const b of piecesAt(units, a.next)) {
      const two = keyOfTwo(a, b);
      if (b.next === units.length) choose([two]);
      else
        for (const c of piecesAt(units, b.next)) {
          choose([two, threeInitialsKey(a.sound, b.sound, c.sound)]);
        }
    }
  }
  return [...choices.values()];
}

/** The key that says most: whoever is filed under it is filed under the others for the same two characters too. */
function keyOfTwo(a: Piece, b: Piece): string {
  if (a.isWhole && b.isWhole) return twoSoundsKey(a.sound, b.sound);
  return a.isWhole ? soundAndInitialKey(a.sound, initialOf(b.sound)) : `j${initialOf(a.sound)}${initialOf(b.sound)}`;
}

/** The same key for the first character of a text. */
export const atStart = (key: string): string => `${START}${key}`;
