import { addDays, type Day, daysBetween, yearOf } from '../../day.ts';
import type { HolidayYear } from './holidays.ts';

/** Counts working days by published holidays; years without a calendar from Monday to Friday. */
export type WorkingDays = {
  readonly isWorkingDay: (day: Day) => boolean;
  /** The `count`-th working day after `from`; `from` itself when `count` is 0. */
  readonly after: (from: Day, count: number) => Day;
  /** Working days after `from` up to and with `to`; negative when `to` comes first. */
  readonly between: (from: Day, to: Day) => number;
  /** False when a year from `from` to `to` has no calendar. */
  readonly isCertain: (from: Day, to: Day) => boolean;
};

const MONDAY = '2024-01-01' as Day; // a Monday

const isWeekend = (day: Day): boolean => ((daysBetween(MONDAY, day) % 7) + 7) % 7 > 4;

/** Puts the calendars of several years together; of two for a year the later counts. */
export function workingDays(years: readonly HolidayYear[]): WorkingDays {
  const known = new Map(years.map((year) => [year.year, year]));
  const isWorkingDay = (day: Day): boolean => {
    const calendar = known.get(yearOf(day));
    if (calendar?.work.includes(day) === true) return true;
    if (calendar?.off.some(([from, to]) => from <= day && day <= to) === true) return false;
    return !isWeekend(day);
  };
  /** Lists of applications ask for the same few days again and again. */
  const dues = new Map<string, Day>();
  const after = (from: Day, count: number): Day => {
    const key = `${from}/${count}`;
    const before = dues.get(key);
    if (before !== undefined) return before;
    let day = from;
    for (let left = count; left > 0;) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) left -= 1;
    }
    dues.set(key, day);
    return day;
  };
  const spans = new Map<string, number>();
  const between = (from: Day, to: Day): number => {
    if (to < from) return -between(to, from);
    const key = `${from}/${to}`;
    const before = spans.get(key);
    if (before !== undefined) return before;
    let count = 0;
    for (let day = from; day < to;) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) count += 1;
    }
    spans.set(key, count);
    return count;
  };
  const isCertain = (from: Day, to: Day): boolean => {
    for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!known.has(year)) return false;
    return true;
  };
  return { isWorkingDay, after, between, isCertain };
}
