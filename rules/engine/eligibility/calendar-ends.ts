import { addDays, addMonths, daysBetween, toDay, yearOf, type Day } from '#shared/day.ts';

/**
 * Steps that are held to the first and the last day there is. No visit lies beyond either, so a period that would start
 * or end there holds the same visits.
 */
const FIRST = toDay('1000-01-01');
const LAST = toDay('9998-12-31');

/** The day `count` days later, at most the last day there is. */
export const daysLater = (day: Day, count: number): Day =>
  daysBetween(day, LAST) < count ? LAST : addDays(day, count);

/** The day `count` days earlier, at least the first day there is. */
export const daysEarlier = (day: Day, count: number): Day =>
  daysBetween(FIRST, day) < count ? FIRST : addDays(day, -count);

/** The same day `count` months earlier, held to the month's last day and to the first day there is. */
export function monthsEarlier(day: Day, count: number): Day {
  const sinceFirst = (yearOf(day) - yearOf(FIRST)) * 12 + Number(day.slice(5, 7)) - 1;
  return sinceFirst < count ? FIRST : addMonths(day, -count);
}
