/** Calendar days are text `YYYY-MM-DD`; they compare as text. No clock and no time zone is asked here. */
declare const dayBrand: unique symbol;

/** A real calendar day, `YYYY-MM-DD`. */
export type Day = string & { readonly [dayBrand]: true };

/** The whole number in `count` digits of a text from `start` on; NaN when one is no digit. */
function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let place = start; place < start + count; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAY_MS = 86_400_000;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Text to a day; null when it is not a real one (`2023-02-30`). Years 1000–9998, so look-backs and ends stay four digits. */
export function parseDay(text: string): Day | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const year = digitsAt(text, 0, 4);
  const day = digitsAt(text, 8, 2);
  const isReal = year >= 1000 && year <= 9998 && day >= 1 && day <= daysInMonth(year, digitsAt(text, 5, 2));
  return isReal ? (text as Day) : null; // just checked
}

/** Wraps text known to be a day; throws when it is not, because that is a bug. */
export function toDay(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`Not a day: ${text}`);
  return parsed;
}

/** The calendar year of a day. */
export const yearOf = (day: Day): number => digitsAt(day, 0, 4);
const monthOf = (day: Day): number => digitsAt(day, 5, 2);
const dateOf = (day: Day): number => digitsAt(day, 8, 2);

const toUtc = (day: Day): number => Date.UTC(yearOf(day), monthOf(day) - 1, dateOf(day));
const fromUtc = (ms: number): Day => toDay(new Date(ms).toISOString().slice(0, 10));

/** The day `count` days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day => fromUtc(toUtc(day) + count * DAY_MS);

/** Whole days from `from` to `to`; 0 on the same day. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toUtc(to) - toUtc(from)) / DAY_MS);

/** The same day `count` months later, held to the month's last day: 12 months before 2024-02-29 is 2023-02-28. */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const date = Math.min(dateOf(day), daysInMonth(year, month));
  return toDay(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
}

/** `2023-03-15` → `2023年3月15日`, for sentences. */
export const formatDayInWords = (day: Day): string => `${yearOf(day)}年${monthOf(day)}月${dateOf(day)}日`;
