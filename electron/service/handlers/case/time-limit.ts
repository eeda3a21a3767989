import type { Handlers } from '#shared/contract/index.ts';
import { HOLIDAY_YEARS } from '#shared/domain/deadline/holidays.ts';
import { fail, ok } from '#shared/result.ts';
import { keepLimit, keptLimit, UNSET_LIMIT } from '../../desk/time-limit.ts';
import type { Context } from '../../service-context.ts';
import { unlocked } from '../unlocked.ts';

type Names = 'timeLimit/view' | 'timeLimit/set';

export const timeLimitHandlers: Pick<Handlers<Context>, Names> = {
  'timeLimit/view': unlocked(({ open: { store } }) => {
    const setting = keptLimit(store);
    const known = HOLIDAY_YEARS.map(({ off, work, ...year }) => ({
      ...year,
      off: off.map(([from, to]): [string, string] => [from, to]),
      work: [...work],
    }));
    return ok({ setting: setting ?? UNSET_LIMIT, isSet: setting !== null, known });
  }),
  'timeLimit/set': unlocked(({ open: { store, actor } }, { setting }) => {
    const isOfYear = (year: number, day: string): boolean => day.startsWith(`${year}-`);
    const isSound = setting.calendars.every(
      ({ year, off, work }) =>
        off.every(([from, to]) => from <= to && isOfYear(year, from) && isOfYear(year, to)) &&
        work.every((day) => isOfYear(year, day)),
    );
    const years = new Set(setting.calendars.map(({ year }) => year));
    if (!isSound || years.size !== setting.calendars.length) return fail('BAD_INPUT', { where: '节假日' });
    keepLimit(store, actor, setting);
    return ok({});
  }),
};
