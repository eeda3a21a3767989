import { areSymbols, asSymbols, BETWEEN_GROUPS, fromSymbols, symbolAt, SYMBOLS, toSymbols } from './crockford.ts';

/** Bytes a spoken code carries. */
export const SPOKEN_BYTES = 20;
/** Eight groups of four characters and one check character: 40, read over the telephone. */
export const SPOKEN_GROUPS = 8;
export const SPOKEN_GROUP_LENGTH = 5;
const LENGTH = SPOKEN_GROUPS * SPOKEN_GROUP_LENGTH;

/** What is wrong with a typed code. `groups` count from 1. */
export type SpokenProblem =
  { readonly what: 'length'; readonly count: number } | { readonly what: 'groups'; readonly groups: readonly number[] };

/** Times the generator of the field of 32 elements, x⁵ + x² + 1. */
const doubled = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/**
 * The check character of a group: Horner's rule in the field of 32 elements, begun with the group's own number. One wrong
 * character, two exchanged ones and two exchanged groups never give the right one; anything else does once in 32 times.
 */
function checkOf(group: string, index: number): string {
  let sum = index + 1;
  for (const symbol of group) sum = doubled(sum ^ SYMBOLS.indexOf(symbol));
  return symbolAt(sum);
}

/** 20 secret bytes as `XXXXX-XXXXX-…`, the fifth of each group its check. */
export function writeSpokenCode(secret: Uint8Array): string {
  if (secret.length !== SPOKEN_BYTES) throw new RangeError(`A spoken code has 20 bytes, not ${secret.length}`);
  const text = toSymbols(secret);
  const groups = Array.from({ length: SPOKEN_GROUPS }, (_, index) => {
    const group = text.slice(index * 4, index * 4 + 4);
    return group + checkOf(group, index);
  });
  return groups.join('-');
}

/** Reads a typed code. Where groups are set apart, one that is too short or too long is named. */
export function readSpokenCode(
  typed: string,
): { readonly ok: true; readonly secret: Uint8Array } | { readonly ok: false; readonly problem: SpokenProblem } {
  const parts = asSymbols(typed)
    .split(BETWEEN_GROUPS)
    .filter((part) => part !== '');
  const text = parts.join('');
  const isSetApart = parts.length === SPOKEN_GROUPS;
  if (!isSetApart && text.length !== LENGTH) return { ok: false, problem: { what: 'length', count: text.length } };
  const isWhole = isSetApart && parts.every(({ length }) => length === SPOKEN_GROUP_LENGTH);
  const groups =
    isSetApart && (isWhole || text.length !== LENGTH)
      ? parts
      : Array.from({ length: SPOKEN_GROUPS }, (_, index) =>
          text.slice(index * SPOKEN_GROUP_LENGTH, (index + 1) * SPOKEN_GROUP_LENGTH),
        );
  const wrong = groups.flatMap((group, index) => (isSound(group, index) ? [] : [index + 1]));
  if (wrong.length > 0) return { ok: false, problem: { what: 'groups', groups: wrong } };
  return { ok: true, secret: fromSymbols(groups.map((group) => group.slice(0, 4)).join('')) };
}

const isSound = (group: string, index: number): boolean =>
  group.length === SPOKEN_GROUP_LENGTH && areSymbols(group) && checkOf(group.slice(0, 4), index) === group.slice(4);
