const DAY_MS = 86_400_000;

/** How long something has been waiting since an instant: 今天, or whole days. A clock that was put back counts as today. */
export function daysWaiting(since: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(since.slice(0, 10))) / DAY_MS);
  return days <= 0 ? '今天' : `${days} 天`;
}
