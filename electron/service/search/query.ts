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
};

/** Reads what was typed: half width, lower case, without spaces, hyphens and dots. Null when nothing is left. */
export function readQuery(text: string): Query | null {
  const units = plainChars(text).map(({ ch }) => ch);
  if (units.length === 0) return null;
  const typed = typedOf(units);
  const whole = units.join('');
  const number = /^[0-9a-z]*\d[0-9a-z]*$/.test(whole) ? plainNumber(whole) : '';
  return { typed, number, similar: similarText(typed) };
}
