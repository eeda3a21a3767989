import { expect, test } from 'vitest';
import { isTooLarge } from '../../electron/preload/input-size.ts';

test.each([
  ['text', 'x'.repeat(500)],
  ['a number', 1],
  ['nothing', undefined],
  ['bytes', new Uint8Array(1000)],
  ['a form', { person: { name: '张某' }, visits: [{ total: '100.00' }] }],
])('%s below the limit passes', (_words, input) => {
  expect(isTooLarge(input, 1024)).toBe(false);
});

test.each([
  ['text', 'x'.repeat(513)],
  ['bytes', new Uint8Array(1025)],
  ['a buffer', new ArrayBuffer(1025)],
  ['many small members', Array.from({ length: 200 }, () => 1)],
  ['long names', { ['n'.repeat(600)]: 1 }],
  ['a map with a long value', new Map([['a', 'x'.repeat(513)]])],
  ['a map with a long key', new Map([['x'.repeat(513), 1]])],
  ['a set', new Set(['x'.repeat(513)])],
])('%s above the limit is refused', (_words, input) => {
  expect(isTooLarge(input, 1024)).toBe(true);
});

test('what turns in a circle or is nested too deep is refused', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(isTooLarge(circle)).toBe(true);
  let deep: unknown = 1;
  for (let level = 0; level < 1000; level += 1) deep = [deep];
  expect(isTooLarge(deep)).toBe(true);
});
