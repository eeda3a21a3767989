/**
 * Money is a whole number of fen (分). This file only parses and writes it; arithmetic that can round lives in
 * `rules/money.ts`. The limit is far below 2^53, so sums of thousands of bills stay exact.
 */
declare const fenBrand: unique symbol;

/** A whole number of fen. */
export type Fen = number & { readonly [fenBrand]: true };

/** The largest single amount the settlement contract takes: 99,999,999.99 yuan. */
export const MAX_AMOUNT_FEN = 9_999_999_999 as Fen;

/** Zero fen. */
export const NO_FEN = 0 as Fen;

/** Wraps a number that is already whole fen; throws when it is not, because that is a bug. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of fen: ${value}`);
  return value as Fen;
}

const YUAN_TEXT = /^(0|[1-9]\d{0,7})(?:\.(\d{1,2}))?$/;

/** Yuan text of the contract (`"12.5"`, at most two decimals, no sign, no separators) to fen; null when it is not. */
export function parseYuan(text: string): Fen | null {
  const match = YUAN_TEXT.exec(text);
  if (match === null) return null;
  const [, yuan = '0', cents = ''] = match;
  return fen(Number(yuan) * 100 + Number(cents.padEnd(2, '0')));
}

const WRITTEN_YUAN = /^-?(0|[1-9]\d*)(?:\.(\d{1,2}))?$/;

/**
 * Yuan text that has been checked or that the program wrote itself: a checked case or pack, a result. A sum may be larger
 * than the largest single amount, and signed. Throws on anything else, because that is a bug.
 */
export function yuanToFen(text: string): Fen {
  const match = WRITTEN_YUAN.exec(text);
  if (match === null) throw new RangeError(`Not an amount: ${text}`);
  const [, yuan = '0', cents = ''] = match;
  const amount = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return fen(text.startsWith('-') && amount !== 0 ? -amount : amount);
}

/** Fen to yuan text with exactly two decimals: `1234567` → `"12345.67"`. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fen for people: `1234567` → `"12,345.67"`. */
export function formatYuanGrouped(amount: Fen): string {
  const [yuan = '0', cents = '00'] = formatYuan(amount).split('.');
  return `${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** The exact sum of whole fen. */
export function sumFen(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((total, amount) => total + amount, 0));
}
