import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  formatDayInWords,
  parseDay,
  toDay,
  yearOf,
} from '#shared/day.ts';

const anyDay = fc.integer({ min: -200_000, max: 200_000 }).map((count) => addDays(toDay('2000-01-01'), count));

test.each([
  '2023-02-29',
  '1900-02-29',
  '2023-02-30',
  '2023-13-01',
  '2023-00-10',
  '2023-01-00',
  '0000-00-00',
  '9999-12-31',
  '2023-1-1',
  '20230101',
  '',
])('%j is no day', (text) => {
  expect(parseDay(text)).toBeNull();
  expect(() => toDay(text)).toThrow(RangeError);
});

test('leap years have a 29 February', () => {
  expect([parseDay('2024-02-29'), parseDay('2000-02-29')]).toEqual(['2024-02-29', '2000-02-29']);
  expect([daysInMonth(2023, 2), daysInMonth(2024, 2), daysInMonth(2023, 4), daysInMonth(2023, 12)]).toEqual([
    28, 29, 30, 31,
  ]);
});

test('adding days and counting them are each other', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }),
  );
});

test('a month later is held to the end of the month', () => {
  expect(addMonths(toDay('2024-02-29'), -12)).toBe('2023-02-28');
  expect(addMonths(toDay('2023-01-31'), 1)).toBe('2023-02-28');
  expect(addMonths(toDay('2023-12-31'), 2)).toBe('2024-02-29');
  expect(addMonths(toDay('2023-03-15'), -3)).toBe('2022-12-15');
});

test('days compare as text and read in words', () => {
  expect(yearOf(toDay('2023-03-05'))).toBe(2023);
  expect(formatDayInWords(toDay('2023-03-05'))).toBe('2023年3月5日');
});
