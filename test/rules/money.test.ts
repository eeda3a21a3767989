import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen } from '#shared/fen.ts';
import { formatPercent, parsePercent, parseShare, shareOfHalfUp, type Ratio } from '../../rules/money.ts';

const percent = (text: string): Ratio => {
  const ratio = parsePercent(text);
  if (ratio === null) throw new Error(`No percentage: ${text}`);
  return ratio;
};

describe('parsePercent', () => {
  test.each([
    ['70%', '0.7', 7000],
    ['0%', '0', 0],
    ['100%', '1', 10_000],
    ['62.55%', '0.6255', 6255],
    ['62.555%', '0.62555', null],
  ])('reads %s', (text, share, tenThousandths) => {
    expect(parsePercent(text)).toEqual({ share, tenThousandths, percent: text });
  });

  test.each(['70', '0.7', '-1%', '100.1%', '070%', '%', '', '1e1%', '70 %'])('refuses %j', (text) => {
    expect(parsePercent(text)).toBeNull();
  });

  test('is what formatPercent writes', () => {
    expect(['70%', '62.5%', '33.3333333333%'].map((text) => formatPercent(percent(text)))).toEqual([
      '70%',
      '62.5%',
      '33.3333333333%',
    ]);
  });
});

describe('parseShare', () => {
  test('reads the shares of local parameters', () => {
    expect([parseShare('0.80'), parseShare('1.00'), parseShare('0')].map((ratio) => ratio?.share)).toEqual([
      '0.8',
      '1',
      '0',
    ]);
  });

  test.each(['1.01', '80%', '.8', '0,8', '-0.1', '2'])('refuses %j', (text) => {
    expect(parseShare(text)).toBeNull();
  });
});

describe('shareOfHalfUp', () => {
  test('rounds half a fen up and less than half down', () => {
    expect([shareOfHalfUp(fen(5), percent('70%')), shareOfHalfUp(fen(2), percent('70%'))]).toEqual([4, 1]);
  });

  test('rounds a finer ratio the same way', () => {
    expect(shareOfHalfUp(fen(100_000), percent('33.3335%'))).toBe(33_334);
    expect(shareOfHalfUp(fen(100_000), percent('33.3334%'))).toBe(33_333);
  });

  test('agrees with decimal.js for every amount and ratio', () => {
    const amount = fc.integer({ min: 0, max: 900_000_000_000_000 });
    const ratios = fc
      .integer({ min: 0, max: 1_000_000 })
      .map((parts) => `${new Decimal(parts).dividedBy(10_000).toFixed()}%`);
    fc.assert(
      fc.property(amount, ratios, (value, text) => {
        const exact = new Decimal(text.slice(0, -1))
          .dividedBy(100)
          .times(value)
          .toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
        expect(shareOfHalfUp(fen(value), percent(text))).toBe(exact.toNumber());
      }),
      { numRuns: 2000 },
    );
  });
});
