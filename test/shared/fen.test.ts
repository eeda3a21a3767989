import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen, formatYuan, formatYuanGrouped, parseYuan, sumFen, yuanToFen } from '#shared/fen.ts';

test('yuan text and fen are each other to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (amount) => {
      expect(parseYuan(formatYuan(fen(amount)))).toBe(amount);
    }),
  );
});

test.each(['', '-1', '+1', '01', '1.', '.1', '1.234', '1e3', '1,000', ' 1', '100000000', '１'])(
  'contract text %j is no amount',
  (text) => {
    expect(parseYuan(text)).toBeNull();
  },
);

test.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is no whole number of fen', (value) => {
  expect(() => fen(value)).toThrow(RangeError);
});

test('amounts for people are grouped, negative ones keep their sign', () => {
  expect(formatYuanGrouped(fen(1_234_567))).toBe('12,345.67');
  expect(formatYuanGrouped(fen(5))).toBe('0.05');
  expect(formatYuanGrouped(fen(-123_456_700))).toBe('-1,234,567.00');
  expect(formatYuan(fen(-5))).toBe('-0.05');
});

test('sums are exact', () => {
  expect(sumFen([fen(10), fen(20), fen(-5)])).toBe(25);
  expect(sumFen([])).toBe(0);
});

test('a sum the program wrote is read back whatever its size and sign', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) => {
      expect(yuanToFen(formatYuan(fen(amount)))).toBe(amount);
    }),
  );
  expect(yuanToFen('100000000')).toBe(10_000_000_000);
  for (const text of ['', '1e3', '1.234', '--1', '99999999999999999.00'])
    expect(() => yuanToFen(text)).toThrow(RangeError);
});
