import type { Day } from '../../day.ts';
import type { WorkingDays } from './working-days.ts';

/** A time in which the limit did not run: from the day of the notice to the day everything was there; null: still. */
export type Pause = { readonly from: Day; readonly to: Day | null };

/** What a county sets: how many working days, and what the limit does after a completion. */
export type TimeLimit = {
  readonly days: number;
  /** `continue`: the time of completing does not count. `restart`: the limit begins anew with the last paper. */
  readonly afterCorrection: 'continue' | 'restart';
};

/** Benxi's guide names 20 working days for reimbursement by hand, and so do most. */
export const USUAL_LIMIT: TimeLimit = { days: 20, afterCorrection: 'continue' };

export type Deadline = {
  /** Last day of the limit; while it does not run, the day it would be if it ran again today. */
  readonly due: Day;
  /** Working days left: 0 on the last day, negative when it is over. */
  readonly left: number;
  readonly isPaused: boolean;
  /** False: a year without a calendar of holidays was counted from Monday to Friday. */
  readonly isCertain: boolean;
};

/** The last day of an application that was accepted on `start`, and what is left of it on `today`. */
export function deadlineOf(
  start: Day,
  pauses: readonly Pause[],
  today: Day,
  { days, afterCorrection }: TimeLimit,
  calendar: WorkingDays,
): Deadline {
  const last = pauses.at(-1);
  const isPaused = last !== undefined && last.to === null;
  const until = (pause: Pause): Day => pause.to ?? (today < pause.from ? pause.from : today);
  const begin = afterCorrection === 'restart' && last !== undefined ? until(last) : start;
  const lost =
    afterCorrection === 'restart'
      ? 0
      : pauses.reduce((sum, pause) => sum + calendar.between(pause.from, until(pause)), 0);
  const due = calendar.after(begin, days + lost);
  return { due, left: calendar.between(today, due), isPaused, isCertain: calendar.isCertain(start, due) };
}
