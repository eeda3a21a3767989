import { type Typed, typedOf } from './sound/match-sound.ts';
import { plainNumber } from './numbers.ts';
import { similarText } from './sound/similar-sound.ts';
import { plainChars } from './sound/sounded.ts';

/** What was typed, read in every way it can be meant. */
export type Query = {
  readonly typed: Typed;
  /** As a number; empty when it cannot be one. */
  readonly number: string;
  /** The letters among which one may be wrong; empty when it is of no use to look. */
  readonly similar: string;
  /** A name and something else of the same record, for each space between the words, in both orders. */
  readonly pairs: readonly QueryPair[];
};

/** A name, and a village or a number to tell people of that name apart: `张三 王家村`, `zs 3017`. */
export type QueryPair = {
  readonly name: Typed;
  readonly other: Typed;
  /** The other as a number; empty when it cannot be one. */
  readonly number: string;
};

/** Of more words than this no two are a name and a village. */
const MOST_WORDS = 4;

/** Reads what was typed: half width, lower case, without spaces, hyphens and dots. Null when nothing is left. */
export function readQuery(text: string): Query | null {
  const units = unitsOf(text);
  if (units.length === 0) return null;
  const typed = typedOf(units);
  return { typed, number: numberOf(units), similar: similarText(typed), pairs: pairsOf(text) };
}

const unitsOf = (text: string): readonly string[] => plainChars(text).map(({ ch }) => ch);

function numberOf(units: readonly string[]): string {
  const whole = units.join('');
  return /^[0-9a-z]*\d[0-9a-z]*$/.test(whole) ? plainNumber(whole) : '';
}

function pairsOf(text: string): readonly QueryPair[] {
  const words = text
    .split(/\s+/)
    .map(unitsOf)
    .filter((units) => units.length > 0);
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  return words.slice(1).flatMap((_word, before) => {
    const [head, rest] = [words.slice(0, before + 1).flat(), words.slice(before + 1).flat()];
    return [pairOf(head, rest), pairOf(rest, head)];
  });
}

const pairOf = (name: readonly string[], other: readonly string[]): QueryPair => ({
  name: typedOf(name),
  other: typedOf(other),
  number: numberOf(other),
});
