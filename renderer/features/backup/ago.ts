const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const JUST = '刚刚';

/** How long before `now` an instant lies, in words; `刚刚` also for one that lies after it. */
export function ago(instant: string, now: string): string {
  const passed = Date.parse(now) - Date.parse(instant);
  if (passed < 2 * MINUTE_MS) return JUST;
  if (passed < HOUR_MS) return `${Math.floor(passed / MINUTE_MS)} 分钟前`;
  if (passed < 2 * DAY_MS) return `${Math.floor(passed / HOUR_MS)} 小时前`;
  return `${Math.floor(passed / DAY_MS)} 天前`;
}

/** How long something has lasted: `3 天`, `5 小时`, `不到 1 小时`. */
export function waited(since: string, now: string): string {
  const passed = Date.parse(now) - Date.parse(since);
  if (passed < HOUR_MS) return '不到 1 小时';
  return passed < 2 * DAY_MS ? `${Math.floor(passed / HOUR_MS)} 小时` : `${Math.floor(passed / DAY_MS)} 天`;
}

/** `刚刚备份` (`just`) or `备份 3 天前` (`name`): when something was last done, without a space between words. */
export function lastDone(
  instant: string,
  now: string,
  { just, name }: { readonly just: string; readonly name: string },
) {
  const passed = ago(instant, now);
  return passed === JUST ? just : `${name} ${passed}`;
}

/** Whether so much time has passed that somebody should look. */
export const isLongAgo = (instant: string, now: string): boolean => Date.parse(now) - Date.parse(instant) >= 3 * DAY_MS;
