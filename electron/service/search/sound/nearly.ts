import { matchSound, type Typed } from './match-sound.ts';
import { initialOf, type KeyChoice, piecesAt, skippingKey, twoSoundsKey } from './sound-keys.ts';
import { readingsOf, type Sounded } from './sounded.ts';

/** Names that sound the same in other characters, and names of three of which the middle one was not typed. */

export type Place = { readonly from: number; readonly to: number };

/** Fewer letters than this without one of the three characters are met by far too many. */
const FEWEST_LETTERS = 4;

/**
 * Where a name is met by characters of the same sound: `章三` means 张三 too. Two characters at least; the typed one in any
 * of its readings, the name's as it is read there. Null when nowhere, or when the name holds the very characters.
 */
export function matchSameSound({ chars }: Sounded, { units, isWritten }: Typed): Place | null {
  if (!isWritten || units.length < 2) return null;
  for (let from = 0; from + units.length <= chars.length; from += 1) {
    let done = 0;
    while (done < units.length && isSame(chars[from + done], units[done])) done += 1;
    if (done === units.length) return { from, to: from + done };
  }
  return null;
}

const isSame = (char: Sounded['chars'][number] | undefined, unit: string | undefined): boolean =>
  char !== undefined &&
  unit !== undefined &&
  (char.ch === unit || readingsOf(unit).some((reading) => char.main.includes(reading)));

/** The keys (see `sound-keys.ts`) under one of which every name that is met so is filed. */
export function keysOfSameSound({ units, isWritten }: Typed): KeyChoice {
  const [first, second] = units;
  if (!isWritten || first === undefined || second === undefined) return [];
  return soundsOf(first).flatMap((a) => soundsOf(second).map((b) => [twoSoundsKey(a, b)]));
}

/** What has no reading stands for itself. */
const soundsOf = (unit: string): readonly string[] => {
  const readings = readingsOf(unit);
  return readings.length === 0 ? [unit] : readings;
};

/** Whether a name of three is met by what was typed for its first and third character: `张明`, `zhangming`, `张m`. */
export function isMetWithoutMiddle({ chars, text }: Sounded, typed: Typed): boolean {
  const [first, , third] = chars;
  if (chars.length !== 3 || first === undefined || third === undefined || !maySkip(typed)) return false;
  const match = matchSound({ text, chars: [first, third], isPlain: false }, typed);
  return match !== null && match.to - match.from === 2;
}

const maySkip = ({ units, isWritten }: Typed): boolean =>
  isWritten
    ? units.length === 2
    : units.length >= 2 && (units.length >= FEWEST_LETTERS || units.some((unit) => readingsOf(unit).length > 0));

/** The keys under one of which every such name is filed. */
export function keysWithoutMiddle(typed: Typed): KeyChoice {
  if (!maySkip(typed)) return [];
  const { units } = typed;
  const keys = piecesAt(units, 0).flatMap((first) =>
    piecesAt(units, first.next)
      .filter((third) => third.next === units.length)
      .map((third) => skippingKey(first.sound, initialOf(third.sound))),
  );
  return [...new Set(keys)].map((key) => [key]);
}
