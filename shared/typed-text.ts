import { type Day, parseDay } from './day.ts';
import { type Fen, fen, MAX_AMOUNT_FEN, parseYuan } from './fen.ts';

/** Reads what people type: full-width digits, separators, units. Each reader gives a value or a named problem, never a guess. */
const tidy = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .trim();

export type TypedAmount =
  | { readonly ok: true; readonly amount: Fen }
  | { readonly ok: false; readonly problem: 'not_a_number' | 'negative' | 'decimals' | 'separators' | 'too_large' };

/** `1,234.56`, `￥1 234.56`, `１２３．４５`, `=100+23.5` to fen. `12,5`, `-5`, `1e3`, `12.345` are refused by name. */
export function readAmount(typed: string): TypedAmount {
  const text = tidy(typed)
    .replace(/^[¥￥]\s*/, '')
    .replace(/\s*元$/, '');
  if (text.startsWith('=')) return readSum(text.slice(1));
  const plain = text.replace(/ /g, '');
  if (plain.startsWith('-')) return { ok: false, problem: 'negative' };
  if (plain.includes(',') && !/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain)) return { ok: false, problem: 'separators' };
  const digits = plain.replace(/,/g, '');
  if (!/^\d+(\.\d+)?$/.test(digits)) return { ok: false, problem: 'not_a_number' };
  if (/\.\d{3,}$/.test(digits)) return { ok: false, problem: 'decimals' };
  const amount = parseYuan(digits.replace(/^0+(?=\d)/, ''));
  return amount === null ? { ok: false, problem: 'too_large' } : { ok: true, amount };
}

function readSum(text: string): TypedAmount {
  let total = 0;
  for (const part of text.split('+')) {
    const term = readAmount(part);
    if (!term.ok || part.includes('=')) return term.ok ? { ok: false, problem: 'not_a_number' } : term;
    total += term.amount;
  }
  return total > MAX_AMOUNT_FEN ? { ok: false, problem: 'too_large' } : { ok: true, amount: fen(total) };
}

export type TypedDay =
  | { readonly ok: true; readonly day: Day }
  | { readonly ok: false; readonly problem: 'not_a_day' | 'no_such_day' | 'ambiguous' };

/** `2023-03-05`, `20230305`, `2023.3.5`, `2023年3月5日` to a day. `1/2/23` is ambiguous; 30 February does not exist. */
export function readDay(typed: string): TypedDay {
  const text = tidy(typed);
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{1,4}$/.test(text)) return { ok: false, problem: 'ambiguous' };
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(text) ??
    /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?$/.exec(text);
  if (match === null) return { ok: false, problem: 'not_a_day' };
  const [, year = '', month = '', day = ''] = match;
  const parsed = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed === null ? { ok: false, problem: 'no_such_day' } : { ok: true, day: parsed };
}

/** A person's name: `·` unified, no control or invisible characters; null when nothing readable is left or it is too long. */
export function readName(typed: string): string | null {
  const text = tidy(typed)
    .replace(/[\u2022\u30FB\u2027\uFF0E.]/g, '·')
    .replace(/\s+/g, ' ');
  if (text === '' || [...text].length > 50 || /[\p{Cc}\p{Cf}<>]/u.test(text) || !/\p{L}/u.test(text)) return null;
  return text;
}

/** A Chinese mobile or fixed number, digits only; null when it is neither. */
export function readPhone(typed: string): string | null {
  const digits = tidy(typed).replace(/[\s()-]/g, '');
  return /^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits) || /^\d{7,8}$/.test(digits) ? digits : null;
}

/** Digits of a bank account; null when other characters are in it or the length is not 8–30. */
export function readAccountNumber(typed: string): string | null {
  const digits = tidy(typed).replace(/[\s-]/g, '');
  return /^\d{8,30}$/.test(digits) && !/^0+$/.test(digits) ? digits : null;
}

/** The Luhn check of bank cards (ISO/IEC 7812-1). */
export function meetsLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Text of a bill code, number or check code without spaces and hyphens, upper case; empty stays empty. Hyphens are how
 * somebody groups digits: the same bill typed with and without them must stay one bill.
 */
export const tidyBillText = (typed: string): string =>
  tidy(typed)
    .replace(/[\s\u2010-\u2015\u2212-]/g, '')
    .toUpperCase();
