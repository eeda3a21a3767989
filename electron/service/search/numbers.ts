/** Numbers people quote: what of them can be typed, and under which keys they are filed. */

/** Letters and digits only, lower case, half width: `210521198-A-2023-00007` → `210521198a202300007`. */
export function plainNumber(text: string): string {
  // Most are plain already, and the same text need not be kept twice.
  if (/^[0-9a-z]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '');
}

/** Shorter parts of a number are in too many of them. */
const SHORTEST_PART = 4;
/** Digits of the sequence at the end of an application number. */
const SEQUENCE = 5;

const NUMBER_RANK = { same: 0, tail: 1, part: 2 } as const;
/** `rank`: 0 whole, 1 its end, 2 a part. */
export type NumberMatch = { readonly rank: number; readonly from: number; readonly to: number };

/** A number that is found by its end: an identity number, a phone. */
export function matchTail(number: string, typed: string): NumberMatch | null {
  if (typed.length < SHORTEST_PART || !number.endsWith(typed)) return null;
  const rank = typed.length === number.length ? NUMBER_RANK.same : NUMBER_RANK.tail;
  return { rank, from: number.length - typed.length, to: number.length };
}

/** A number that is found by any part of it: an application, a bill. */
export function matchPart(number: string, typed: string): NumberMatch | null {
  if (typed.length < SHORTEST_PART) return null;
  const from = number.lastIndexOf(typed);
  if (from === -1) return null;
  const to = from + typed.length;
  const isTail = to === number.length;
  const rank = isTail ? (from === 0 ? NUMBER_RANK.same : NUMBER_RANK.tail) : NUMBER_RANK.part;
  return { rank, from, to };
}

/** The five digits at the end of an application number, typed with or without the zeros before them. */
export function matchSequence(number: string, typed: string): NumberMatch | null {
  if (typed.length > SEQUENCE || number.length <= SEQUENCE || !/^\d+$/.test(typed)) return null;
  if (Number(number.slice(-SEQUENCE)) !== Number(typed)) return null;
  return { rank: NUMBER_RANK.same, from: number.length - SEQUENCE, to: number.length };
}

/** Filed by its last four characters. */
const tailKey = (field: 'i' | 'p', number: string): string => `${field}${number.slice(-SHORTEST_PART)}`;

/**
 * An identity number is filed by the two pairs of digits before these as well, its day and its month: people of one
 * township share few last fours, and each that is looked at in vain costs more than a step along two lists.
 */
function idKeys(number: string): readonly string[] {
  const ends = [SHORTEST_PART + 2, SHORTEST_PART + 4].filter((end) => number.length >= end);
  return [tailKey('i', number), ...ends.map((end) => `d${end}${number.slice(-end, 2 - end)}`)];
}

/** Filed by its sequence. */
const sequenceKey = (number: string): string => `q${Number(number.slice(-SEQUENCE))}`;

/** Filed by each four characters in a row. */
function partKeys(field: 'n' | 'u', number: string): readonly string[] {
  const count = Math.max(0, number.length - SHORTEST_PART + 1);
  return Array.from({ length: count }, (_, index) => `${field}${number.slice(index, index + SHORTEST_PART)}`);
}

type Numbers = {
  readonly idNumber: string;
  readonly phone: string;
  readonly number: string;
  readonly bills: readonly string[];
};

/** Under which keys the numbers of a record are filed. */
export function keysOfNumbers({ idNumber, phone, number, bills }: Numbers): ReadonlySet<string> {
  const keys = new Set<string>();
  if (idNumber.length >= SHORTEST_PART) for (const key of idKeys(idNumber)) keys.add(key);
  if (phone.length >= SHORTEST_PART) keys.add(tailKey('p', phone));
  if (number.length > SEQUENCE) {
    keys.add(sequenceKey(number));
    for (const key of partKeys('n', number)) keys.add(key);
  }
  for (const bill of bills) for (const key of partKeys('u', bill)) keys.add(key);
  return keys;
}

/** Sets of keys: every number that is met is filed under each key of one of the sets. */
export function keysOfTypedNumber(typed: string): readonly (readonly string[])[] {
  const choices: (readonly string[])[] = [];
  if (typed.length <= SEQUENCE && /^\d+$/.test(typed)) choices.push([sequenceKey(typed)]);
  if (typed.length < SHORTEST_PART) return choices;
  return [...choices, idKeys(typed), [tailKey('p', typed)], partKeys('n', typed), partKeys('u', typed)];
}
