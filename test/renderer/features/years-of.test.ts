import { expect, test } from 'vitest';
import type { LedgerRow } from '#shared/contract/case/ledger.ts';
import { yearsOf } from '../../../renderer/features/ledger/years-of.ts';

const entry = (id: string, year: number, fund: string, amount: number): LedgerRow => ({
  id,
  year,
  kind: amount < 0 ? 'reversal' : 'settlement',
  fund,
  fundName: fund === 'basic' ? '基本救助' : '倾斜救助',
  amount,
  at: '2023-05-12T11:20:00+08:00',
  who: '窗口一',
  applicationId: 'a1',
  applicationNumber: null,
  isReversed: false,
});

test('entries are summed by year and fund to the fen, newest year first, what was taken back counted against', () => {
  const rows = [
    entry('1', 2022, 'basic', 120_001),
    entry('2', 2023, 'basic', 905_000),
    entry('3', 2023, 'tilt', 312_055),
    entry('4', 2023, 'tilt', -312_055),
  ];
  const years = yearsOf(rows);
  expect(years.map(({ year, funds, total }) => ({ year, funds, total }))).toEqual([
    {
      year: 2023,
      funds: [
        { fund: 'basic', name: '基本救助', sum: 905_000 },
        { fund: 'tilt', name: '倾斜救助', sum: 0 },
      ],
      total: 905_000,
    },
    { year: 2022, funds: [{ fund: 'basic', name: '基本救助', sum: 120_001 }], total: 120_001 },
  ]);
  expect(years[0]?.rows.map(({ id }) => id)).toEqual(['2', '3', '4']);
  expect(yearsOf([])).toEqual([]);
});
