import { Decimal } from 'decimal.js';
import { fen, type Fen } from '#shared/fen.ts';

/**
 * The only file that multiplies money. Amounts are whole fen and ratios whole ten-thousandths, so the common case is
 * exact integer arithmetic; a finer ratio goes through decimal.js. No binary fraction touches an amount.
 */
const ONE = 10_000;
const RATIO_TEXT = /^(?:0|1)(?:\.\d{1,12})?$/;
const PERCENT_TEXT = /^(?:0|[1-9]\d{0,2})(?:\.\d{1,10})?%$/;

/** Forty digits: more than an amount of 16 digits times a ratio of 13 can have, so every product is exact. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/** A share from 0 to 1. `tenThousandths` is null when the share is finer than that; `percent` is it in words: `70%`. */
export type Ratio = { readonly share: string; readonly tenThousandths: number | null; readonly percent: string };

function toRatio(share: Decimal): Ratio | null {
  if (share.lessThan(0) || share.greaterThan(1)) return null;
  const parts = share.times(ONE);
  return {
    share: share.toFixed(),
    tenThousandths: parts.isInteger() ? parts.toNumber() : null,
    percent: `${share.times(100).toFixed()}%`,
  };
}

/** A share text of a local parameter (`"0.80"`, `"1.00"`) to a ratio; null when it is not one. */
export const parseShare = (text: string): Ratio | null => (RATIO_TEXT.test(text) ? toRatio(new Exact(text)) : null);

/** A percent text of a pack (`"70%"`, `"62.5%"`) to a ratio; null when it is not one. */
export const parsePercent = (text: string): Ratio | null =>
  PERCENT_TEXT.test(text) ? toRatio(new Exact(text.slice(0, -1)).dividedBy(100)) : null;

/** A ratio as percent text: `70%`. */
export const formatPercent = (ratio: Ratio): string => ratio.percent;

/**
 * Ratio × amount, rounded half up to the fen: the one rounding of a fund, once per visit (settlement contract 4.4).
 * The amount is in fen and not negative.
 */
export function shareOfHalfUp(amount: Fen, ratio: Ratio): Fen {
  if (ratio.tenThousandths === null) {
    return fen(new Exact(amount).times(ratio.share).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
  }
  // Split so that the product never leaves the exact range: (whole·10000 + rest) × r / 10000 = whole·r + rest·r/10000.
  const rest = amount % ONE;
  const whole = (amount - rest) / ONE;
  return fen(whole * ratio.tenThousandths + Math.floor((rest * ratio.tenThousandths + ONE / 2) / ONE));
}

/** A fixed amount for each of `count` days. Exact; no rounding. */
export const timesDays = (rate: Fen, count: number): Fen => fen(rate * count);

/** a + b, in fen. */
export const plus = (a: Fen, b: Fen): Fen => fen(a + b);

/** a − b, in fen; may be negative. */
export const minus = (a: Fen, b: Fen): Fen => fen(a - b);

/** The smaller of two amounts. */
export const lesser = (a: Fen, b: Fen): Fen => (a < b ? a : b);

/** The amount, or zero when it is negative. */
export const atLeastZero = (amount: Fen): Fen => fen(Math.max(0, amount));

/** An amount that can be finer than a fen, as a share of a share is. Only the functions below look inside. */
export type ExactAmount = { readonly fen: Decimal };

/** What `ratio` is of the amount over `over`, up to the next band. Bands ascend. */
export type ShareBand = { readonly over: Fen; readonly ratio: Ratio };
/** The part of an amount that lies in one band. */
export type BandPart = { readonly part: ExactAmount; readonly ratio: Ratio };

/** Whole fen as an exact amount. */
export const exactly = (amount: Fen): ExactAmount => ({ fen: new Exact(amount) });

/** a − b, exact. */
export const minusExact = (a: ExactAmount, b: ExactAmount): ExactAmount => ({ fen: a.fen.minus(b.fen) });

/** How the stretch from `from` to `to` lies in the bands; bands that it does not reach are left out. */
export function bandParts(from: ExactAmount, to: ExactAmount, bands: readonly ShareBand[]): readonly BandPart[] {
  return bands.flatMap(({ over, ratio }, index) => {
    const end = bands[index + 1]?.over;
    const within = (value: Decimal): Decimal => {
      const above = Exact.max(value, over);
      return end === undefined ? above : Exact.min(above, end);
    };
    const part = within(to.fen).minus(within(from.fen));
    return part.greaterThan(0) ? [{ part: { fen: part }, ratio }] : [];
  });
}

/** Σ ratio × part, exact: nothing is rounded. */
export const sumOfShares = (parts: readonly BandPart[]): ExactAmount => ({
  fen: parts.reduce((sum, { part, ratio }) => sum.plus(part.fen.times(ratio.share)), new Exact(0)),
});

/** An exact amount rounded half up to the fen: the one rounding of a layer (settlement contract 4.8). */
export const roundHalfUp = (amount: ExactAmount): Fen =>
  fen(amount.fen.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());

/** An exact amount as yuan text with at least two decimals: `27500.00`, `27499.995`. */
export function formatExact(amount: ExactAmount): string {
  const yuan = amount.fen.dividedBy(100);
  return yuan.toFixed(Math.max(2, yuan.decimalPlaces()));
}
