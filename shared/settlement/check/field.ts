import { z } from 'zod';

const LONGEST_SHOWN = 60;

/** A wrong value as a reader should see it: JSON text, never longer than a line. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value);
  }
  if (Array.isArray(value)) return '列表';
  if (typeof value === 'object' && value !== null) return '一组键值';
  return String(value);
}

/** The sentence about a value that is no `what`: `"12,0" 不是金额`, `缺少金额`. */
export const isNo =
  (what: string) =>
  ({ input }: { readonly input?: unknown }) => {
    if (input === undefined) return `缺少${what}`;
    const isWords = typeof input === 'object' && input !== null;
    return `${showValue(input)}${isWords ? '' : ' '}不是${what}`;
  };

/** A text field checked by `accepts`, with the message of {@link isNo}. */
export const textField = <T extends string>(what: string, accepts: (text: string) => boolean) =>
  z.custom<T>((value) => typeof value === 'string' && accepts(value), { error: isNo(what) });

/** A whole number within bounds. */
export const wholeNumberField = (what: string, least: number, most: number) =>
  z.custom<number>((value) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most, {
    error: isNo(what),
  });

/** true or false. */
export const flagField = () => z.boolean({ error: isNo(' true 或 false') });

/** One of a fixed list, which the sentence names. */
export const choiceField = <const T extends readonly [string, ...string[]]>(what: string, choices: T) =>
  z.enum(choices, { error: isNo(`${what}（${choices.join('、')} 之一）`) });
