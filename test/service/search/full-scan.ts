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

/** Each way to type a part of a text that stands in one piece. */
function patternsOf(text: string, isName: boolean): readonly RegExp[] {
  const chars = Array.from(plain(text));
  const hanzi = chars.filter((ch) => /\p{Script=Han}/u.test(ch)).join('');
  let at = -1;
  const sounds = chars.map((ch) => {
    if (/\p{Script=Han}/u.test(ch)) at += 1;
    return readings(ch, isName ? hanzi : null, at);
  });
  const whole = chars.map((ch, index) =>
    anyOf([
      ch,
      ...(sounds[index] ?? []).flatMap((r) => [r, r.slice(0, 1), ...(/^[zcs]h/.test(r) ? [r.slice(0, 2)] : [])]),
    ]),
  );
  const open = chars.map((ch, index) => anyOf([ch, ...(sounds[index] ?? []).flatMap(beginnings)]));
  const patterns: RegExp[] = [];
  for (let from = 0; from < chars.length; from += 1) {
    for (let to = from; to < chars.length; to += 1) {
      patterns.push(new RegExp(`^${whole.slice(from, to).join('')}${open[to] ?? ''}$`, 'u'));
    }
  }
  return patterns;
}

const digitsOf = (text: string): string => plain(text).replace(/[^0-9a-z]/g, '');

/** Whether a record is found as typed. */
export type Scan = {
  readonly row: SearchRow;
  readonly isMet: (typed: string) => boolean;
  /** Whether its name is met with one wrong letter. */
  readonly isNearlyMet: (typed: string) => boolean;
};

export function scanOf(row: SearchRow): Scan {
  const patterns = [...patternsOf(row.name, true), ...patternsOf(row.village, false)];
  const chars = Array.from(plain(row.name));
  const hanzi = chars.filter((ch) => /\p{Script=Han}/u.test(ch)).join('');
  let at = -1;
  const sounds = chars.map((ch) => {
    if (/\p{Script=Han}/u.test(ch)) at += 1;
    return readings(ch, hanzi, at);
  });
  const numbers = { id: digitsOf(row.idNumber), phone: digitsOf(row.phone), number: digitsOf(row.number ?? '') };
  const bills = row.bills.map(digitsOf);
  return {
    row,
    isMet: (typed) => {
      const text = plain(typed);
      if (text === '') return false;
      if (patterns.some((pattern) => pattern.test(text))) return true;
      if (!/^[0-9a-z]*\d[0-9a-z]*$/.test(text)) return false;
      if (/^\d{1,5}$/.test(text) && numbers.number !== '' && Number(numbers.number.slice(-5)) === Number(text))
        return true;
      if (text.length < 4) return false;
      const isTail = numbers.id.endsWith(text) || numbers.phone.endsWith(text);
      return isTail || [numbers.number, ...bills].some((number) => number.includes(text));
    },
    isNearlyMet: (typed) => {
      const text = plain(typed);
      if (!/^[a-z]{4,30}$/.test(text)) return false;
      return sounds.some((_sound, from) => isNearly(sounds.slice(from), text, 0, 0));
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
