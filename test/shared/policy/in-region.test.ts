import { expect, test } from 'vitest';
import { isInRegion, regionDigits } from '#shared/policy/in-region.ts';

test.each([
  ['210502103', '210500', true],
  ['210502103', '210000', true],
  ['210502103', '210502', true],
  ['210502103', '210503', false],
  ['210502103', '210600', false],
  ['630102001', '630000', true],
  ['632102001', '630000', true],
  ['410105001', '630000', false],
  ['110101001', '110000', true],
  ['101010001', '101000', true],
  ['101110001', '101000', false],
])('township %s in region %s: %s', (township, region, isIn) => {
  expect(isInRegion(township, region)).toBe(isIn);
});

test('a region keeps the digits that name it', () => {
  expect(['210500', '630000', '210502', '101000'].map(regionDigits)).toEqual(['2105', '63', '210502', '1010']);
});
