import type { Typed } from './match-sound.ts';
import { readingsOf, type SoundChar, type Sounded } from './sounded.ts';
import { isBeginning, LONGEST_SYLLABLE, SYLLABLES } from './syllables.ts';

/**
 * A text is filed under what stands at each of its characters, so that few candidates are left to compare: the character
 * alone (`h`) and with the next (`b`), each beginning of a reading (`s`), two readings (`y`), a reading and the next
 * initial (`m`), two initials (`j`), three (`t`). What stands at the first character is filed apart (`^`): it ranks first.
 */
const START = '^';

const soundsOf = ({ ch, main, other }: Pick<SoundChar, 'ch' | 'main' | 'other'>): readonly string[] =>
  main.length === 0 ? [ch] : [...main, ...other];

const initialOf = (sound: string): string => String.fromCodePoint(sound.codePointAt(0) ?? 0);

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
      for (const initial of nextInitials) keys.add(`${at}m${sound} ${initial}`);
      for (const other of next) keys.add(`${at}y${sound} ${other}`);
    }
    for (const first of initials[index] ?? []) {
      for (const second of nextInitials) {
        keys.add(`${at}j${first}${second}`);
        for (const third of thirdInitials) keys.add(`${at}t${first}${second}${third}`);
      }
    }
  }
  return keys;
}

/** One character of the wanted text as typed. `isWhole`: the sound is a whole reading. */
type Piece = { readonly sound: string; readonly isWhole: boolean; readonly next: number };

/** The pieces that can begin at a typed unit. */
function piecesAt(units: readonly string[], from: number): readonly Piece[] {
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

/** Sets of keys; every text that is met by what was typed is filed under one of each set. The smallest set is used. */
export type KeyChoice = readonly (readonly string[])[];

/** For each way to cut what was typed: the keys of which any one will do. */
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
      const two = keysOfTwo(a, b);
      if (b.next === units.length) choose(two);
      else
        for (const c of piecesAt(units, b.next)) {
          choose([...two, `t${initialOf(a.sound)}${initialOf(b.sound)}${initialOf(c.sound)}`]);
        }
    }
  }
  return [...choices.values()];
}

function keysOfTwo(a: Piece, b: Piece): readonly string[] {
  const keys = [`j${initialOf(a.sound)}${initialOf(b.sound)}`];
  if (a.isWhole) keys.push(`m${a.sound} ${initialOf(b.sound)}`);
  if (a.isWhole && b.isWhole) keys.push(`y${a.sound} ${b.sound}`);
  return keys;
}

/** The same key for the first character of a text. */
export const atStart = (key: string): string => `${START}${key}`;
