import { readDay } from '../../typed-text.ts';

/** The sentence for a date that cannot be read; `what` names the field. */
export function dayProblem(what: string, typed: string): string | null {
  const read = readDay(typed);
  if (read.ok) return null;
  if (read.problem === 'no_such_day') return `${what}“${typed}”这一天不存在。请核对月份和日期。`;
  if (read.problem === 'ambiguous') return `${what}“${typed}”分不清年月日。请按 2023-03-15 的样子填写。`;
  return `${what}“${typed}”不是日期。请按 2023-03-15 或 20230315 的样子填写。`;
}
