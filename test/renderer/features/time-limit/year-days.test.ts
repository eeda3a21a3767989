import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { HOLIDAY_YEARS } from '#shared/domain/deadline/holidays.ts';
import { readCount } from '../../../../renderer/features/time-limit/read-count.ts';
import { rangesOf, turnDay, yearDays } from '../../../../renderer/features/time-limit/calendar/year-days.ts';

const [first] = HOLIDAY_YEARS;
const known = {
  off: (first?.off ?? []).map(([from, to]): [string, string] => [from, to]),
  work: [...(first?.work ?? [])],
};

test('a calendar that is opened and kept untouched is what it was', () => {
  expect(rangesOf(yearDays(known))).toEqual(known);
});

test('a weekday is turned into a holiday and back, a weekend into work and back', () => {
  const none = yearDays({ off: [], work: [] });
  const off = turnDay(none, toDay('2023-01-02'));
  expect(rangesOf(off)).toEqual({ off: [['2023-01-02', '2023-01-02']], work: [] });
  expect(rangesOf(turnDay(turnDay(off, toDay('2023-01-03')), toDay('2023-01-02')))).toEqual({
    off: [['2023-01-03', '2023-01-03']],
    work: [],
  });
  const work = turnDay(none, toDay('2023-01-28'));
  expect(rangesOf(work)).toEqual({ off: [], work: ['2023-01-28'] });
  expect(rangesOf(turnDay(work, toDay('2023-01-28')))).toEqual({ off: [], work: [] });
});

test('a weekend inside a holiday that is worked after all parts the holiday in two', () => {
  const week = yearDays({ off: [['2023-01-21', '2023-01-27']], work: [] });
  expect(rangesOf(turnDay(week, toDay('2023-01-22')))).toEqual({
    off: [
      ['2023-01-21', '2023-01-21'],
      ['2023-01-23', '2023-01-27'],
    ],
    work: ['2023-01-22'],
  });
});

test.each([
  ['5', 90, 5],
  [' １２ ', 90, 12],
  ['90', 90, 90],
  ['91', 90, null],
  ['0', 90, null],
  ['', 90, null],
  ['五', 90, null],
  ['1.5', 90, null],
] as const)('%j as a count of at most %i is %j', (typed, most, count) => {
  expect(readCount(typed, most)).toBe(count);
});
