import { expect, test } from 'vitest';
import { capsOf } from '../../../renderer/features/ledger/caps-of.ts';

const cap = (year: number, left: number | null) => ({
  year,
  pool: left === null ? 'tilt' : 'basic',
  name: '基本救助年度限额',
  cap: left === null ? null : 2_000_000,
  before: 0,
  now: 0,
  left,
});
const confirmed = (number: string, at: string, caps: readonly ReturnType<typeof cap>[] | null) => ({
  number,
  history: [{ at, who: '窗口一', what: '确认测算', reason: '' }],
  settlement: caps === null ? null : { caps: [...caps] },
});

test('each year takes its limit from the application that was confirmed last, in whatever order they come', () => {
  const caps = capsOf([
    confirmed('2', '2023-06-20T09:00:00+08:00', [cap(2023, 120_000)]),
    confirmed('1', '2023-03-20T09:00:00+08:00', [cap(2022, 50_000), cap(2023, 900_000)]),
    confirmed('3', '2023-09-20T09:00:00+08:00', null),
  ]);
  expect(caps.map(({ year, left, applicationNumber }) => ({ year, left, applicationNumber }))).toEqual([
    { year: 2022, left: 50_000, applicationNumber: '1' },
    { year: 2023, left: 120_000, applicationNumber: '2' },
  ]);
});

test('a fund without a limit has nothing left to show', () => {
  expect(capsOf([confirmed('1', '2023-03-20T09:00:00+08:00', [cap(2023, null)])])).toEqual([]);
});
