import { describe, expect, test } from 'vitest';
import { APPLICATION_STATUSES } from '#shared/domain/application-status.ts';
import type { ApplicationList } from '#shared/contract/case/application.ts';
import {
  countByChoice,
  EVERYTHING,
  hiddenCount,
  withStage,
  withStatus,
} from '../../../../renderer/features/desk/desk-filter.ts';

const none = Object.fromEntries(APPLICATION_STATUSES.map((status) => [status, 0])) as ApplicationList['counts']; // one each
const counts = { ...none, draft: 1, accepted: 2, settled: 4, reviewed: 8, sealed: 16, discarded: 32 };

test('everything leaves out what was discarded, which has a choice of its own', () => {
  expect(countByChoice(counts)).toEqual({ ...counts, all: 31 });
});

describe('what the filter keeps from sight', () => {
  const by = countByChoice(counts);
  const found = (total: number) => ({ total, reading: null });

  test('is nothing while nothing is filtered', () => {
    expect(hiddenCount({ status: 'all', county: null, text: ' ' }, by, found(31))).toBe(0);
  });
  test('is all but what is listed, by state or by words', () => {
    expect(hiddenCount({ status: 'settled', county: null, text: '' }, by, found(4))).toBe(27);
    expect(hiddenCount({ status: 'all', county: null, text: '柳河' }, by, found(3))).toBe(28);
    expect(hiddenCount({ status: 'settled', county: null, text: '柳河' }, by, found(1))).toBe(30);
  });
  test('is every other application beside the discarded drafts', () => {
    expect(hiddenCount({ status: 'discarded', county: null, text: '' }, by, found(32))).toBe(31);
  });
  test('is not said while the data is still being read', () => {
    expect(
      hiddenCount({ status: 'settled', county: null, text: '' }, by, { total: 0, reading: { done: 1, total: 9 } }),
    ).toBe(0);
  });
});

test('a place at the county is one of sealed applications, and goes when another state is chosen', () => {
  const returned = withStage({ ...EVERYTHING, text: '柳河' }, 'returned');
  expect(returned).toEqual({ status: 'sealed', county: 'returned', text: '柳河' });
  expect(withStage(returned, null)).toEqual({ status: 'sealed', county: null, text: '柳河' });
  expect(withStatus(returned, 'draft')).toEqual({ status: 'draft', county: null, text: '柳河' });
});
