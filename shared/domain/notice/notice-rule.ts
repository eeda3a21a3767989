import { addDays, type Day } from '../../day.ts';
import type { WorkingDays } from '../deadline/working-days.ts';

/** Whether the county wants a public notice before an application goes to it, for how long, and which document says so. */
export type NoticeRule =
  | { readonly isRequired: false; readonly source: string }
  | { readonly isRequired: true; readonly days: number; readonly isWorking: boolean; readonly source: string };

type NoticeTime = Pick<Extract<NoticeRule, { isRequired: true }>, 'days' | 'isWorking'>;

/**
 * The last day of a notice that is put up on `from`. The day it is put up does not count, and a time counted in calendar
 * days ends on a working day: 民法典 201 and 203.
 */
export function noticeEnd(from: Day, { days, isWorking }: NoticeTime, calendar: WorkingDays): Day {
  if (isWorking) return calendar.after(from, days);
  let day = addDays(from, days);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** `5 个工作日`, `7 天`. */
export const noticeDaysWords = ({ days, isWorking }: NoticeTime): string =>
  isWorking ? `${days} 个工作日` : `${days} 天`;

/** `张*`, `欧**`: the first character of a name, as a notice shows it. */
export function maskName(name: string): string {
  const [first, ...rest] = name.trim();
  return first === undefined ? '' : `${first}${'*'.repeat(Math.min(2, Math.max(1, rest.length)))}`;
}
