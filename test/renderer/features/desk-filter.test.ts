import { expect, test } from 'vitest';
import { countByChoice } from '../../../renderer/features/desk/desk-filter.ts';

test('everything leaves out what was discarded, which has a choice of its own', () => {
  const counts = {
    draft: 1,
    accepted: 2,
    settled: 4,
    reviewed: 8,
    sealed: 16,
    correcting: 0,
    refusing: 0,
    refused: 0,
    withdrawn: 0,
    discarded: 32,
  };
  expect(countByChoice(counts)).toEqual({ ...counts, all: 31 });
});
