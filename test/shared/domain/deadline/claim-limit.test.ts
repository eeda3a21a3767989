import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { lastClaimDay } from '#shared/domain/deadline/claim-limit.ts';

test.each([
  ['2023-03-15', { kind: 'months', months: 12 }, '2024-03-15'],
  ['2024-02-29', { kind: 'months', months: 12 }, '2025-02-28'],
  ['2023-12-31', { kind: 'nextYear', month: 1 }, '2024-01-31'],
  ['2023-01-01', { kind: 'nextYear', month: 2 }, '2024-02-29'],
  ['2023-06-30', { kind: 'nextYear', month: 12 }, '2024-12-31'],
] as const)('a bill of %s under %j may be brought until %s', (to, limit, last) => {
  expect(lastClaimDay(toDay(to), limit)).toBe(last);
});
