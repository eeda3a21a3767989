import { timeLimit, type TimeLimitSetting } from '#shared/contract/case/time-limit.ts';
import type { DeskRow } from '#shared/contract/case/application.ts';
import { type Day, toDay } from '#shared/day.ts';
import { isUndecided } from '#shared/domain/application-status.ts';
import { deadlineOf, type TimeLimit, USUAL_LIMIT } from '#shared/domain/deadline/deadline.ts';
import { HOLIDAY_YEARS } from '#shared/domain/deadline/holidays.ts';
import { type WorkingDays, workingDays } from '#shared/domain/deadline/working-days.ts';
import type { SearchRow } from '../../store/records.ts';
import type { Actor } from '../../store/store-env.ts';
import type { Store } from '../../store/store.ts';

/** The row of the settings. */
const TIME_LIMIT = 'time-limit';

/** By what the days are counted. */
export type Limits = { readonly limit: TimeLimit; readonly calendar: WorkingDays };

/** By what a list is made. */
export type Listing = {
  readonly limits: Limits;
  readonly today: Day;
  /** Given back by the county, oldest first: before everything that is due. */
  readonly returned?: readonly string[];
  /** Only these are listed: where the county stands with them is not in the rows. */
  readonly only?: ReadonlySet<string>;
};

/** What the county set; null before. */
export function keptLimit(store: Pick<Store, 'setting'>): TimeLimitSetting | null {
  const text = store.setting.get(TIME_LIMIT);
  const parsed = text === null ? null : timeLimit.safeParse(JSON.parse(text));
  return parsed?.success === true ? parsed.data : null;
}

/** What counts while the county has set nothing. */
export const UNSET_LIMIT: TimeLimitSetting = {
  ...USUAL_LIMIT,
  calendars: [],
  claim: null,
  premiumDays: null,
  source: '',
};

/** Sets it; the operation record names the document. */
export function keepLimit(store: Pick<Store, 'setting'>, actor: Actor, setting: TimeLimitSetting): void {
  const { days, source } = setting;
  const reason = `${days} 个工作日${source === '' ? '' : `，${source}`}`;
  store.setting.set(actor, TIME_LIMIT, JSON.stringify(setting), reason);
}

/** The last ones made, with the text they were made of: counting remembers its days. */
let last: { readonly text: string; readonly limits: Limits } | null = null;

/** The limit and the calendar of this PC: those of the program, and over them what the county gave. */
export function limitsOf(store: Pick<Store, 'setting'>): Limits {
  const { calendars, days, afterCorrection } = keptLimit(store) ?? UNSET_LIMIT;
  const limit = { days, afterCorrection };
  const text = JSON.stringify([calendars, limit]);
  if (last?.text === text) return last.limits;
  const limits = { limit, calendar: workingDays([...HOLIDAY_YEARS, ...calendars]) };
  last = { text, limits };
  return limits;
}

/** Where a row stands in the order of the days due: its day, `p` while it waits for papers, `q` a draft, `z` gone. */
export function dueKey({ status, listed }: SearchRow, { limit, calendar }: Limits): string {
  if (status === null || listed === null || !isUndecided(status)) return 'z';
  if (listed.acceptedOn === null) return 'q';
  const open = listed.pauses.find(({ to }) => to === null);
  if (open !== undefined) return `p${open.from}`;
  const start = toDay(listed.acceptedOn);
  return deadlineOf(start, listed.pauses, start, limit, calendar).due;
}

/** The time limit of a row; null before acceptance and once it left the window. */
export function deadlineOfRow({ status, listed }: SearchRow, { limits, today }: Listing): DeskRow['deadline'] {
  if (status === null || listed === null || listed.acceptedOn === null || !isUndecided(status)) return null;
  return deadlineOf(toDay(listed.acceptedOn), listed.pauses, today, limits.limit, limits.calendar);
}
