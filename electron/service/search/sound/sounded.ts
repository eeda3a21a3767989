import { pinyin } from 'pinyin-pro';
import { SYLLABLES } from './syllables.ts';

/** One character as it is compared, and how it may be read. */
export type SoundChar = {
  /** Lower case, half width. */
  readonly ch: string;
  /** How it is read here: a surname as surnames are read, `ü` as `v` and as `u`. Empty for what has no reading. */
  readonly main: readonly string[];
  /** How the character is read elsewhere. */
  readonly other: readonly string[];
};

/** A text as it is shown, and as it is searched. Equal texts are one object: most names are somebody else's too. */
export type Sounded = {
  readonly text: string;
  readonly chars: readonly SoundChar[];
  /** Whether every UTF-16 unit of the text is one of the characters, so that places need no counting. */
  readonly isPlain: boolean;
};

/** A character that counts when comparing, and its place in the shown text in UTF-16 units. */
export type PlainChar = { readonly ch: string; readonly at: number; readonly end: number };

/** The dot of minority names in its many forms, spaces, hyphens: nobody should have to type them. */
const PASSED_OVER = /^[\s\p{P}\p{Cf}・]$/u;

/** The characters that count when comparing, each with its place. */
export function plainChars(text: string): readonly PlainChar[] {
  const chars: PlainChar[] = [];
  let at = 0;
  for (const shown of text) {
    const end = at + shown.length;
    for (const ch of shown.normalize('NFKC').toLowerCase()) if (!PASSED_OVER.test(ch)) chars.push({ ch, at, end });
    at = end;
  }
  return chars;
}

const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;
const HANZI = /\p{Script=Han}/u;

/** Every reading of one character; kept, because the same few thousand characters come again and again. */
export function readingsOf(ch: string): readonly string[] {
  const known = READINGS.get(ch);
  if (known !== undefined) return known;
  const readings = HANZI.test(ch) ? withU(pinyin(ch, { ...OPTIONS, multiple: true })) : [];
  READINGS.set(ch, readings);
  return readings;
}
const READINGS = new Map<string, readonly string[]>();

/** Only syllables; `lv` is also typed as `lu`. */
function withU(readings: readonly string[]): readonly string[] {
  const all = readings.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading]));
  return [...new Set(all)].filter((reading) => SYLLABLES.has(reading));
}

/** Reads names or places; keeps what it has read until it is thrown away with the index. */
export type SoundReader = (text: string) => Sounded;

/** `isName`: the first characters may be a surname with a reading of its own. */
export function soundReader(isName: boolean): SoundReader {
  const texts = new Map<string, Sounded>();
  const letters = new Map<string, SoundChar>();

  /** A character with its reading in this place, one object for all places in which it is read so. */
  const letter = (ch: string, here: string | undefined): SoundChar => {
    const key = `${ch}${here ?? ''}`;
    const known = letters.get(key);
    if (known !== undefined) return known;
    const all = readingsOf(ch);
    const main = withU(here === undefined ? all.slice(0, 1) : [here]);
    const made: SoundChar = { ch, main, other: all.filter((reading) => !main.includes(reading)) };
    letters.set(key, made);
    return made;
  };

  const read = (text: string): Sounded => {
    const counted = plainChars(text);
    const isPlain =
      counted.length === text.length && counted.every(({ at, end }, index) => at === index && end === at + 1);
    const plain = counted.map(({ ch }) => ch);
    const hanzi = plain.filter((ch) => HANZI.test(ch));
    const sounds = pinyin(hanzi.join(''), isName ? { ...OPTIONS, surname: 'head' } : OPTIONS);
    const isWhole = sounds.length === hanzi.length;
    let next = 0;
    const chars = plain.map((ch) => {
      if (!HANZI.test(ch)) return letter(ch, undefined);
      next += 1;
      return letter(ch, isWhole ? sounds[next - 1] : undefined);
    });
    return { text, chars, isPlain };
  };

  return (text) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const made = read(text);
    texts.set(text, made);
    return made;
  };
}
