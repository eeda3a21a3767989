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

const ZERO_CODE = 48;

/** The digit at a place of a text; NaN where there is none. */
function digitAt(text: string, place: number): number {
  const digit = text.charCodeAt(place) - ZERO_CODE;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

/**
 * Yuan text from `start` on (`12`, `12.5`, `0.05`; at most two decimals, no needless zero before) as a number of fen;
 * NaN when it is none. Read digit by digit: amounts are read a million at a time where a county settles a year again.
 */
function readYuan(text: string, start: number): number {
  const point = text.indexOf('.', start);
  const end = point === -1 ? text.length : point;
  const decimals = point === -1 ? 0 : text.length - point - 1;
  const isMalformed =
    end === start ||
    (text.charCodeAt(start) === ZERO_CODE && end - start > 1) ||
    (point !== -1 && (decimals === 0 || decimals > 2));
  if (isMalformed) return Number.NaN;
  let amount = 0;
  for (let place = start; place < text.length; place += 1) {
    if (place !== point) amount = amount * 10 + digitAt(text, place);
  }
  return decimals === 0 ? amount * 100 : decimals === 1 ? amount * 10 : amount;
}

/** Yuan text of the contract (`"12.5"`, at most two decimals, no sign, no separators) to fen; null when it is not. */
export function parseYuan(text: string): Fen | null {
  const amount = readYuan(text, 0);
  return amount <= MAX_AMOUNT_FEN ? (amount as Fen) : null; // whole: read from digits, and below the limit
}

/**
 * Yuan text that has been checked or that the program wrote itself: a checked case or pack, a result. A sum may be larger
 * than the largest single amount, and signed. Throws on anything else, because that is a bug.
 */
export function yuanToFen(text: string): Fen {
  const isNegative = text.startsWith('-');
  const amount = readYuan(text, isNegative ? 1 : 0);
  if (Number.isNaN(amount)) throw new RangeError(`Not an amount: ${text}`);
  return fen(isNegative && amount !== 0 ? -amount : amount);
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, index) => `.${String(index).padStart(2, '0')}`);
const THREE_DIGITS: readonly string[] = Array.from(
  { length: 1000 },
  (_, index) => `,${String(index).padStart(3, '0')}`,
);

/** Fen to yuan text with exactly two decimals: `1234567` → `"12345.67"`. */
export function formatYuan(amount: Fen): string {
  const cents = Math.abs(amount) % 100;
  const yuan = (Math.abs(amount) - cents) / 100;
  return amount < 0 ? `-${yuan}${TWO_DIGITS[cents]}` : `${yuan}${TWO_DIGITS[cents]}`;
}

/** Fen for people: `1234567` → `"12,345.67"`. */
export function formatYuanGrouped(amount: Fen): string {
  const cents = Math.abs(amount) % 100;
  let left = (Math.abs(amount) - cents) / 100;
  let text = TWO_DIGITS[cents] ?? '';
  while (left >= 1000) {
    text = `${THREE_DIGITS[left % 1000]}${text}`;
    left = Math.floor(left / 1000);
  }
  return amount < 0 ? `-${left}${text}` : `${left}${text}`;
}

/** The exact sum of whole fen. */
export function sumFen(amounts: readonly Fen[]): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
}
