import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { deadlineOf, USUAL_LIMIT } from '#shared/domain/deadline/deadline.ts';
import { HOLIDAY_YEARS } from '#shared/domain/deadline/holidays.ts';
import { workingDays } from '#shared/domain/deadline/working-days.ts';

const calendar = workingDays(HOLIDAY_YEARS);
const day = toDay;

describe('working days', () => {
  test.each([
    ['2025-01-26', true, 'a Sunday of work before the Spring Festival'],
    ['2025-01-28', false, 'New Year’s Eve by the moon'],
    ['2025-02-04', false, 'the last day off'],
    ['2025-02-05', true, 'the day after'],
    ['2025-09-28', true, 'a Sunday of work'],
    ['2025-10-08', false, 'a Wednesday off'],
    ['2025-10-11', true, 'a Saturday of work'],
    ['2026-01-02', false, 'a Friday off'],
    ['2026-01-04', true, 'a Sunday of work'],
    ['2026-02-14', true, 'a Saturday of work'],
    ['2026-02-23', false, 'a Monday off'],
    ['2026-05-09', true, 'a Saturday of work'],
    ['2026-06-19', false, 'a Friday off'],
    ['2026-10-10', true, 'a Saturday of work'],
    ['2026-11-21', false, 'an ordinary Saturday'],
    ['2026-11-23', true, 'an ordinary Monday'],
    ['2023-01-23', true, 'a Monday of a year without a calendar'],
    ['2023-01-22', false, 'a Sunday of a year without a calendar'],
  ])('%s: %s, %s', (text, isWork) => {
    expect(calendar.isWorkingDay(day(text))).toBe(isWork);
  });

  test('every day off of a weekday and every day of work on a weekend changes what the week alone says', () => {
    const plain = workingDays([]);
    for (const { work, off } of HOLIDAY_YEARS) {
      for (const text of work) expect([text, plain.isWorkingDay(day(text))]).toEqual([text, false]);
      for (const [from, to] of off) expect(from <= to).toBe(true);
    }
  });

  test.each([
    [2025, 248],
    [2026, 248],
  ])('the year %i has %i of them', (year, count) => {
    expect(calendar.between(day(`${year - 1}-12-31`), day(`${year}-12-31`))).toBe(count);
  });

  test('a calendar of the county counts over that of the program', () => {
    const own = workingDays([...HOLIDAY_YEARS, { year: 2026, source: '县', off: [], work: [] }]);
    expect(own.isWorkingDay(day('2026-10-01'))).toBe(true);
  });
});

describe('a time limit', () => {
  const usual = (start: string, today: string) => deadlineOf(day(start), [], day(today), USUAL_LIMIT, calendar);

  test('begins on the day after acceptance and leaves out the holidays', () => {
    expect(usual('2026-09-18', '2026-09-18')).toEqual({
      due: '2026-10-22',
      left: 20,
      isPaused: false,
      isCertain: true,
    });
  });

  test('has 0 left on the last day and less after it', () => {
    expect(usual('2026-09-18', '2026-10-22').left).toBe(0);
    expect(usual('2026-09-18', '2026-10-23').left).toBe(-1);
    expect(usual('2026-09-18', '2026-10-26').left).toBe(-2);
  });

  test('over a year without a calendar counts from Monday to Friday and says that it is not certain', () => {
    expect(usual('2023-01-20', '2023-01-20')).toMatchObject({ due: '2023-02-17', isCertain: false });
    expect(usual('2026-12-21', '2026-12-21').isCertain).toBe(false);
  });

  const pauses = [{ from: day('2026-03-03'), to: day('2026-03-10') }];
  test('does not run while papers are awaited, and goes on with the days that were left', () => {
    const at = deadlineOf(day('2026-03-02'), pauses, day('2026-03-10'), USUAL_LIMIT, calendar);
    expect(at).toEqual({ due: '2026-04-07', left: 19, isPaused: false, isCertain: true });
  });

  test('begins anew with the last paper where the county says so', () => {
    const limit = { ...USUAL_LIMIT, afterCorrection: 'restart' } as const;
    expect(deadlineOf(day('2026-03-02'), pauses, day('2026-03-10'), limit, calendar)).toMatchObject({
      due: '2026-04-08',
      left: 20,
    });
  });

  test('stands still while papers are awaited', () => {
    const open = [{ from: day('2026-03-03'), to: null }];
    for (const today of ['2026-03-03', '2026-03-12', '2026-05-20']) {
      const at = deadlineOf(day('2026-03-02'), open, day(today), USUAL_LIMIT, calendar);
      expect(at).toMatchObject({ left: 19, isPaused: true });
    }
  });
});
