import { addDays, type Day, daysInMonth, parseDay, toDay } from '#shared/day.ts';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { type WorkingDays, workingDays } from '#shared/domain/deadline/working-days.ts';

export type HolidayYearEntry = ChannelOutput<'timeLimit/view'>['known'][number];

/** Days off and days of work of a year, each by itself. */
export type YearDays = { readonly off: ReadonlySet<string>; readonly work: ReadonlySet<string> };

const NO_HOLIDAYS: WorkingDays = workingDays([]);

/** Whether a day is a Saturday or Sunday. */
export const isWeekend = (day: Day): boolean => !NO_HOLIDAYS.isWorkingDay(day);

/** The days of a month (1–12) of a year. */
export const daysOfMonth = (year: number, month: number): readonly Day[] =>
  Array.from({ length: daysInMonth(year, month) }, (_, index) =>
    toDay(`${year}-${String(month).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`),
  );

/** The days of ranges. */
export function yearDays({ off, work }: Pick<HolidayYearEntry, 'off' | 'work'>): YearDays {
  const days = new Set<string>();
  for (const [from, to] of off) for (let day = toDay(from); day <= to; day = addDays(day, 1)) days.add(day);
  return { off: days, work: new Set(work) };
}

/** The other way round: days that follow each other are one range. */
export function rangesOf({ off, work }: YearDays): Pick<HolidayYearEntry, 'off' | 'work'> {
  const ranges: [string, string][] = [];
  for (const text of [...off].sort()) {
    const last = ranges.at(-1);
    const before = parseDay(last?.[1] ?? '');
    if (last !== undefined && before !== null && addDays(before, 1) === text) last[1] = text;
    else ranges.push([text, text]);
  }
  return { off: ranges, work: [...work].sort() };
}

/** What a click makes of a day: a weekday is off or not, a weekend is worked or not. */
export function turnDay({ off, work }: YearDays, day: Day): YearDays {
  const turned = (set: ReadonlySet<string>): ReadonlySet<string> => {
    const next = new Set(set);
    if (!next.delete(day)) next.add(day);
    return next;
  };
  if (!isWeekend(day)) return { off: turned(off), work };
  const nextWork = turned(work);
  const nextOff = new Set(off);
  // A weekend inside a holiday that is worked after all is no part of it any more.
  if (nextWork.has(day)) nextOff.delete(day);
  return { off: nextOff, work: nextWork };
}
