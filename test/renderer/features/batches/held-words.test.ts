import { expect, test } from 'vitest';
import { whoActs } from '../../../../renderer/features/batches/held-words.ts';

test('a sentence says the last day of a notice in words', () => {
  expect(whoActs({ reason: 'noticeRuns', until: '2026-11-30' })).toBe('不用办理，公示到 2026年11月30日为止');
  expect(whoActs({ reason: 'noticeRuns', until: null })).toBe('等公示期满');
});
