import { expect, test } from 'vitest';
import { fen } from '#shared/fen.ts';
import { isAlike, type Likeness } from '#shared/domain/likeness.ts';

const stay = (from: string, to: string, total: number | null): Likeness => ({
  kind: 'inpatient',
  from: `2023-${from}`,
  to: `2023-${to}`,
  total: total === null ? null : fen(total),
});
const outpatient = (from: string, to: string, total: number): Likeness => ({
  ...stay(from, to, total),
  kind: 'outpatient_chronic',
});

test.each([
  ['stays that overlap', stay('03-01', '03-10', 1), stay('03-09', '03-20', 2), true],
  ['a stay inside another', stay('03-01', '03-10', 1), stay('03-05', '03-05', 2), true],
  ['two stays of the same single day', stay('03-05', '03-05', 1), stay('03-05', '03-05', 2), true],
  ['a transfer on the day of leaving', stay('03-01', '03-10', 1), stay('03-10', '03-20', 2), false],
  ['stays apart that cost the same', stay('03-01', '03-10', 7), stay('05-01', '05-10', 7), true],
  ['stays apart without a total', stay('03-01', '03-10', null), stay('05-01', '05-10', null), false],
  ['stays apart that cost nothing', stay('03-01', '03-10', 0), stay('05-01', '05-10', 0), false],
  ['the same price on two days', outpatient('03-01', '03-01', 7), outpatient('03-03', '03-03', 7), false],
  ['the same price on one day', outpatient('03-01', '03-01', 7), outpatient('03-01', '03-01', 7), true],
  ['another price beside a stay', outpatient('03-05', '03-05', 7), stay('03-01', '03-10', 8), false],
  ['the same price within a stay', outpatient('03-05', '03-05', 7), stay('03-01', '03-10', 7), true],
])('%s', (_, a, b, expected) => {
  expect([isAlike(a, b), isAlike(b, a)]).toEqual([expected, expected]);
});
