import { z } from 'zod';

const LONGEST_SHOWN = 60;

/** A wrong value as a reader should see it: JSON text, never longer than a line. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);
  }
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}

/** The sentence about a value that is no `what`: `"12,0" is no amount`, `missing amount`. */
export const isNo = (what: string) => (issue: { readonly input?: unknown }) =>
  issue.input === undefined ? `missing ${what}` : `${showValue(issue.input)} is no ${what}`;

/** A text field checked by `accepts`, with the message of {@link isNo}. */
export const textField = <T extends string>(what: string, accepts: (text: string) => boolean) =>
  z.custom<T>((value) => typeof value === 'string' && accepts(value), { error: isNo(what) });

/** A whole number within bounds. */
export const wholeNumberField = (what: string, least: number, most: number) =>
  z.custom<number>((value) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most, {
    error: isNo(what),
  });

/** true or false. */
export const flagField = () => z.boolean({ error: isNo('true or false') });

/** One of a fixed list. */
export const choiceField = <const T extends readonly [string, ...string[]]>(what: string, choices: T) =>
  z.enum(choices, { error: isNo(what) });
