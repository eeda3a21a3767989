import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen } from '#shared/fen.ts';
import {
  bandParts,
  exactly,
  formatExact,
  formatPercent,
  minusExact,
  parsePercent,
  parseShare,
  roundHalfUp,
  shareOfHalfUp,
  sumOfShares,
  type Ratio,
} from '../../rules/money.ts';

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

  test.each(['70', '0.7', '-1%', '100.1%', '070%', '%', '', '1e1%', '70 %', '70%0', '70%x', 'x70%', '0.12345678901%'])(
    'refuses %j',
    (text) => {
      expect(parsePercent(text)).toBeNull();
    },
  );

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

  test.each(['1.01', '80%', '.8', '0,8', '-0.1', '2', '00.5', '0.5x', '0.5 ', '0.1234567890123'])(
    'refuses %j',
    (text) => {
      expect(parseShare(text)).toBeNull();
    },
  );
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

describe('shares of bands', () => {
  const bands = [
    { over: fen(300_000), ratio: percent('30%') },
    { over: fen(500_000), ratio: percent('40%') },
    { over: fen(1_000_000), ratio: percent('33.33335%') },
  ];
  const partsOf = (from: number, to: number) =>
    bandParts(exactly(fen(from)), exactly(fen(to)), bands).map(
      ({ part, ratio }) => `${formatExact(part)} × ${formatPercent(ratio)}`,
    );
  const shareOf = (from: number, to: number): number =>
    roundHalfUp(sumOfShares(bandParts(exactly(fen(from)), exactly(fen(to)), bands)));

  test('are of the part of the stretch in each band; a band it only touches is left out', () => {
    expect(partsOf(0, 300_000)).toEqual([]);
    expect(partsOf(0, 300_001)).toEqual(['0.01 × 30%']);
    expect(partsOf(400_000, 600_000)).toEqual(['1000.00 × 30%', '1000.00 × 40%']);
    expect(partsOf(500_000, 1_000_000)).toEqual(['5000.00 × 40%']);
    expect(partsOf(0, 2_000_000)).toEqual(['2000.00 × 30%', '5000.00 × 40%', '10000.00 × 33.33335%']);
    expect(partsOf(700_000, 700_000)).toEqual([]);
  });

  test('are rounded once, half up, after they are added', () => {
    // 0.3 fen + 0.4 fen are 0.7: one fen, though each alone would be none.
    expect([shareOf(499_999, 500_001), shareOf(499_999, 500_000), shareOf(500_000, 500_001)]).toEqual([1, 0, 0]);
  });

  test('are exact to the last digit of an amount of 16 digits and a ratio of 13', () => {
    const most = fen(9_007_199_254_740_991);
    const fine = [{ over: fen(0), ratio: percent('33.3333333333%') }];
    const share = sumOfShares(bandParts(exactly(fen(0)), exactly(most), fine));
    const exact = (BigInt(most) * 333_333_333_333n).toString();
    expect(formatExact(share).replace('.', '')).toBe(exact);
  });

  test('are written with two decimals or with as many as they have', () => {
    const half = sumOfShares(bandParts(exactly(fen(0)), exactly(fen(1)), [{ over: fen(0), ratio: percent('50%') }]));
    expect(formatExact(exactly(fen(2_750_000)))).toBe('27500.00');
    expect(formatExact(half)).toBe('0.005');
    expect(formatExact(minusExact(exactly(fen(2_750_000)), half))).toBe('27499.995');
  });
});
