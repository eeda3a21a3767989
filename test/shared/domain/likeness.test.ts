import { expect, test } from 'vitest';
import { fen } from '#shared/fen.ts';
import { isAlike, type Likeness, likenessOf } from '#shared/domain/likeness.ts';

const stay = (from: string, to: string, total: number | null, hospital = ''): Likeness => ({
  kind: 'inpatient',
  hospital,
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

test.each([
  ['on the day of leaving', stay('03-10', '03-20', 2, '县医院')],
  ['on the next day', stay('03-11', '03-20', 2, '县 医院')],
])('back in the same hospital %s looks like one stay cut in two', (_, again) => {
  const first = stay('03-01', '03-10', 1, '县医院');
  expect(likenessOf(first, again)).toEqual(['split']);
  expect(likenessOf(again, first)).toEqual(['split']);
});

test.each([
  ['in another hospital', stay('03-10', '03-20', 2, '市医院')],
  ['two days later', stay('03-12', '03-20', 2, '县医院')],
])('a stay %s does not', (_, again) => {
  expect(likenessOf(stay('03-01', '03-10', 1, '县医院'), again)).toEqual([]);
});

test('every reason is named', () => {
  const first = stay('03-01', '03-10', 7, '县医院');
  expect(likenessOf(first, stay('03-05', '03-12', 7, '县医院'))).toEqual(['overlap', 'sameTotal']);
});
