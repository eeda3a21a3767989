import { pinyin } from 'pinyin-pro';
import type { SearchRow } from '../../../electron/store/records.ts';

/**
 * What should be found, worked out for each record anew in another way than the index does: each part of a name becomes a
 * regular expression of all that may be typed for it. Slow and plain.
 */

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, '');

function readings(ch: string, name: string | null, index: number): readonly string[] {
  if (!/\p{Script=Han}/u.test(ch)) return [];
  const options = { toneType: 'none', type: 'array', v: true } as const;
  const all = pinyin(ch, { ...options, multiple: true });
  const here = name === null ? [] : pinyin(name, { ...options, surname: 'head' }).slice(index, index + 1);
  const both = [...all, ...here].filter((reading) => /^[a-z]+$/.test(reading));
  return [...new Set(both.flatMap((reading) => [reading, reading.replace('v', 'u')]))];
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (texts: readonly string[]): string => `(?:${texts.map(quoted).join('|')})`;
const beginnings = (text: string): readonly string[] => Array.from(text, (_, end) => text.slice(0, end + 1));

type Sounds = readonly (readonly string[])[];

/** Some characters of a text in this order, typed in any way, all of them. */
function wholePattern(chars: readonly string[], sounds: Sounds, places: readonly number[]): RegExp {
  const whole = places.slice(0, -1).map((place) => {
    const all = (sounds[place] ?? []).flatMap((r) => [r, r.slice(0, 1), ...(/^[zcs]h/.test(r) ? [r.slice(0, 2)] : [])]);
    return anyOf([chars[place] ?? '', ...all]);
  });
  const last = places.at(-1) ?? 0;
  return new RegExp(
    `^${whole.join('')}${anyOf([chars[last] ?? '', ...(sounds[last] ?? []).flatMap(beginnings)])}$`,
    'u',
  );
}

/** Each way to type a part of a text that stands in one piece. */
function patternsOf(text: string, isName: boolean): readonly RegExp[] {
  const chars = Array.from(plain(text));
  const sounds = soundsOf(isName ? text : '', chars, true);
  return chars.flatMap((_ch, from) =>
    chars.slice(from).map((_last, length) => {
      const places = Array.from({ length: length + 1 }, (_place, index) => from + index);
      return wholePattern(chars, sounds, places);
    }),
  );
}

const digitsOf = (text: string): string => plain(text).replace(/[^0-9a-z]/g, '');

/** Whether a record is found as typed. */
export type Scan = {
  readonly row: SearchRow;
  readonly isMet: (typed: string) => boolean;
  /**
   * Whether it is nearly so: the name with the village or a number, in other characters of the same sound, without the
   * middle one of three, with one wrong letter.
   */
  readonly isNearlyMet: (typed: string) => boolean;
};

/** The sounds of each character of a name; what has none stands for itself. */
function soundsOf(name: string, chars: readonly string[], isAllReadings: boolean): readonly (readonly string[])[] {
  const hanzi = chars.filter((ch) => /\p{Script=Han}/u.test(ch)).join('');
  let at = -1;
  return chars.map((ch) => {
    if (!/\p{Script=Han}/u.test(ch)) return [];
    at += 1;
    return isAllReadings ? readings(ch, name === '' ? null : hanzi, at) : readingsHere(hanzi, at);
  });
}

/** How a character is read in this place of a name. */
function readingsHere(hanzi: string, at: number): readonly string[] {
  const options = { toneType: 'none', type: 'array', v: true, surname: 'head' } as const;
  const here = pinyin(hanzi, options)[at] ?? '';
  return [here, here.replace('v', 'u')].filter((reading) => /^[a-z]+$/.test(reading));
}

export function scanOf(row: SearchRow): Scan {
  const chars = Array.from(plain(row.name));
  const [ofName, ofVillage] = [patternsOf(row.name, true), patternsOf(row.village, false)];
  const [sounds, soundsHere] = [soundsOf(row.name, chars, true), soundsOf(row.name, chars, false)];
  const withoutMiddle = chars.length === 3 ? wholePattern(chars, sounds, [0, 2]) : null;
  const numbers = { id: digitsOf(row.idNumber), phone: digitsOf(row.phone), number: digitsOf(row.number ?? '') };
  const bills = row.bills.map(digitsOf);

  const isNumber = (text: string): boolean => {
    if (!/^[0-9a-z]*\d[0-9a-z]*$/.test(text)) return false;
    if (/^\d{1,5}$/.test(text) && numbers.number !== '' && Number(numbers.number.slice(-5)) === Number(text))
      return true;
    if (text.length < 4) return false;
    const isTail = numbers.id.endsWith(text) || numbers.phone.endsWith(text);
    return isTail || [numbers.number, ...bills].some((number) => number.includes(text));
  };
  const isName = (text: string): boolean => ofName.some((pattern) => pattern.test(text));
  const isVillage = (text: string): boolean => ofVillage.some((pattern) => pattern.test(text));

  const isPair = (typed: string): boolean => {
    const words = typed.split(/\s+/).map(plain).filter(Boolean);
    if (words.length > 4) return false;
    return words.slice(1).some((_word, index) => {
      const [head, rest] = [words.slice(0, index + 1).join(''), words.slice(index + 1).join('')];
      const isOther = (text: string): boolean => isVillage(text) || isNumber(text);
      return (isName(head) && isOther(rest)) || (isName(rest) && isOther(head));
    });
  };
  const isSameSound = (text: string): boolean => {
    const typed = Array.from(text);
    if (typed.length < 2 || typed.some((ch) => /[a-z]/.test(ch))) return false;
    return chars.some((_ch, from) =>
      typed.every((ch, index) => {
        const [own, read] = [chars[from + index], soundsHere[from + index] ?? []];
        return own === ch || readings(ch, null, 0).some((reading) => read.includes(reading));
      }),
    );
  };
  const isWithoutMiddle = (text: string): boolean => {
    const typed = Array.from(text);
    const hasHanzi = /\p{Script=Han}/u.test(text);
    const isEnough = /[a-z]/.test(text) ? typed.length >= (hasHanzi ? 2 : 4) : typed.length === 2;
    return isEnough && withoutMiddle?.test(text) === true;
  };
  const isSimilar = (text: string): boolean =>
    /^[a-z]{4,30}$/.test(text) && sounds.some((_sound, from) => isNearly(sounds.slice(from), text, 0, 0));

  return {
    row,
    isMet: (typed) => {
      const text = plain(typed);
      return text !== '' && (isName(text) || isVillage(text) || isNumber(text));
    },
    isNearlyMet: (typed) => {
      const text = plain(typed);
      return isPair(typed) || isSameSound(text) || isWithoutMiddle(text) || isSimilar(text);
    },
  };
}

/** Whether the letters are these characters' sounds in order, exactly one of them one letter off. */
function isNearly(sounds: readonly (readonly string[])[], text: string, used: number, slips: number): boolean {
  if (text === '') return slips === 1 && used >= 2;
  const [here, ...rest] = sounds;
  if (here === undefined) return false;
  for (const reading of here) {
    for (let end = 1; end <= text.length; end += 1) {
      const piece = text.slice(0, end);
      const slip = distance(piece, reading);
      if (slip + slips <= 1 && isNearly(rest, text.slice(end), used + 1, slips + slip)) return true;
    }
    if (slips === 1 && used >= 1 && reading.startsWith(text)) return true;
  }
  return false;
}

/** Letters left out, put in, replaced, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_row, i) =>
    Array.from({ length: b.length + 1 }, (_cell, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? 99;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
      (rows[i] as number[])[j] = Math.min(...steps, isSwap ? cell(i - 2, j - 2) + 1 : 99); // a row made above
    }
  }
  return cell(a.length, b.length);
}
