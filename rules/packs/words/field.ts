import { z } from 'zod';
import { showValue } from '#shared/settlement/check/field.ts';

/*
 * The fields of a pack. Its authors write YAML, so a wrong value is shown as they wrote it; a case file is JSON and shows
 * JSON (`#shared/settlement/check/field.ts`).
 */

/** A wrong value as its author wrote it. */
const shown = (value: unknown): string => {
  if (typeof value === 'string') return `“${showValue(value).slice(1, -1)}”`;
  if (Array.isArray(value)) return '列表';
  return typeof value === 'object' && value !== null ? '一组键值' : `“${String(value)}”`;
};

/** The sentence about a value that is no `what`: `“12,0”不是金额`, `缺少金额`. */
export const isNo = (what: string) => (issue: { readonly input?: unknown }) =>
  issue.input === undefined ? `缺少这一项，应为${what}` : `${shown(issue.input)}不是${what}`;

/** A text field checked by `accepts`. */
export const textField = <T extends string>(what: string, accepts: (text: string) => boolean) =>
  z.custom<T>((value) => typeof value === 'string' && accepts(value), { error: isNo(what) });

/** One of a fixed list. */
export const choiceField = <const T extends readonly [string, ...string[]]>(what: string, choices: T) =>
  z.enum(choices, { error: isNo(`${what}（${choices.join('、')}之一）`) });
