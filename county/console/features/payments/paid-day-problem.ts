import type { readDay } from '#shared/typed-text.ts';

/** What is wrong with the day a bank is said to have moved money; null: nothing. */
export function paidDayProblem(read: ReturnType<typeof readDay>, today: string): string | null {
  if (!read.ok) return '请按 2026-11-22 的样子填写日期。';
  return read.day > today ? `这个日期还没有到（今天 ${today}）。请照银行回单填写。` : null;
}
