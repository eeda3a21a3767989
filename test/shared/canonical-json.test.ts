import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';

test('keys are sorted by code unit, undefined members are left out, nothing is spaced', () => {
  expect(canonicalJson({ b: 1, a: [true, null, '字"\n'], A: undefined, 10: 2, 9: 3 })).toBe(
    '{"10":2,"9":3,"a":[true,null,"字\\"\\n"],"b":1}',
  );
});

test('the order in which members were written does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean())), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('the number %d is refused', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('values JSON cannot carry are refused', () => {
  // Handed in against the type, as a bug would.
  for (const value of [1n, () => 1, Symbol('x')]) expect(() => canonicalJson(value as unknown as Canonical)).toThrow();
});
