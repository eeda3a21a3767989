import { expect, test } from 'vitest';
import type { LedgerRow } from '#shared/contract/case/ledger.ts';
import { behindLimit } from '../../../renderer/features/ledger/entries/behind-limit.ts';

const entry = (id: string, year: number, fund: string, amount: number, at: string): LedgerRow => ({
  id,
  year,
  kind: 'settlement',
  fund,
  fundName: fund,
  amount,
  at: `${at}T11:20:00+08:00`,
  who: '窗口一',
  applicationId: 'a1',
  applicationNumber: null,
  isReversed: false,
});
const ROWS = [
  entry('4', 2023, 'bedDay', 40_000, '2023-06-01'),
  entry('1', 2023, 'basic', 100_000, '2023-03-01'),
  entry('2', 2023, 'tilt', 7_000, '2023-03-01'),
  entry('3', 2022, 'basic', 900_000, '2022-03-01'),
];
const limit = { title: '2023 年基本救助', limit: 2_000_000, remaining: 0, funds: ['basic', 'bedDay'], years: [2023] };

test('behind a limit stand the entries of its funds in its years, in the order in which they were made', () => {
  const { rows, sum, rest } = behindLimit({ ...limit, used: 140_000 }, ROWS);
  expect(rows.map(({ id }) => id)).toEqual(['1', '4']);
  expect([sum, rest]).toEqual([140_000, 0]);
});

test('what is used but in no entry yet is the rest, also below zero', () => {
  expect(behindLimit({ ...limit, used: 190_000 }, ROWS).rest).toBe(50_000);
  expect(behindLimit({ ...limit, used: 100_000 }, ROWS).rest).toBe(-40_000);
});
