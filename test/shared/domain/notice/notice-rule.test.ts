import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { HOLIDAY_YEARS } from '#shared/domain/deadline/holidays.ts';
import { workingDays } from '#shared/domain/deadline/working-days.ts';
import { maskName, noticeDaysWords, noticeEnd } from '#shared/domain/notice/notice-rule.ts';

const calendar = workingDays(HOLIDAY_YEARS);
const end = (from: string, days: number, isWorking: boolean) => noticeEnd(toDay(from), { days, isWorking }, calendar);

test('the day it is put up does not count, and working days leave out weekends and holidays', () => {
  expect(end('2026-03-02', 5, true)).toBe('2026-03-09');
  expect(end('2026-03-02', 1, true)).toBe('2026-03-03');
  // Before the National Day week: the 10th of October is a Saturday that is worked.
  expect(end('2026-09-29', 3, true)).toBe('2026-10-09');
  expect(end('2026-09-29', 4, true)).toBe('2026-10-10');
});

test('a time in days of the calendar ends on a working day', () => {
  expect(end('2026-03-02', 7, false)).toBe('2026-03-09');
  expect(end('2026-03-06', 1, false)).toBe('2026-03-09');
  expect(end('2026-09-24', 7, false)).toBe('2026-10-08');
});

test('a length is said as the county says it', () => {
  expect(noticeDaysWords({ days: 5, isWorking: true })).toBe('5 个工作日');
  expect(noticeDaysWords({ days: 7, isWorking: false })).toBe('7 天');
});

test.each([
  ['张三', '张*'],
  ['欧阳锋', '欧**'],
  ['古丽巴哈尔·阿卜杜热合曼', '古**'],
  [' 王五 ', '王*'],
  ['丁', '丁*'],
  ['𠮷田', '𠮷*'],
  ['', ''],
])('of %s a notice shows %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
