import { type Day, formatDayInWords, yearOf } from '#shared/day.ts';
import { type ClaimLimit, lastClaimDay } from '#shared/domain/deadline/claim-limit.ts';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { readDay } from '#shared/typed-text.ts';

/**
 * What the clerk should know of a bill's year, nothing of it wrong: a stay over New Year counts as a whole with the day of
 * discharge, and a bill of an earlier year may be too late. `appliedOn`: the day of application as typed; `claim`: until when
 * the county takes bills, null: not set.
 */
export function billNotes(
  visit: VisitEntry,
  appliedOn: string,
  today: Day,
  claim: ClaimLimit | null,
): readonly string[] {
  const [from, to, applied] = [readDay(visit.from), readDay(visit.to), readDay(appliedOn)];
  if (!to.ok || to.day > today) return [];
  const year = yearOf(to.day);
  const notes: string[] = [];
  if (from.ok && from.day <= to.day && yearOf(from.day) < year) {
    const word = visit.kind === 'inpatient' ? ['入院', '出院'] : ['开始', '结束'];
    notes.push(
      `跨年度：${formatDayInWords(from.day)}${word[0]}，${formatDayInWords(to.day)}${word[1]}。政策文件没有写明跨年怎样分，按${word[1]}日期整次计入 ${year} 年度，不拆分。`,
    );
  }
  if (applied.ok && yearOf(applied.day) > year) {
    const unknown = '县级还没有给出申请截止日期，程序不核对是否逾期，请按当地规定掌握。';
    notes.push(`往年票据：计入 ${year} 年度的起付标准和限额。${claim === null ? unknown : ''}`);
  }
  const last = claim === null ? null : lastClaimDay(to.day, claim);
  if (last !== null && applied.ok && applied.day > last) {
    notes.push(
      `票据逾期：按县级规定，这张票据应在 ${formatDayInWords(last)}以前申请。请按当地规定决定是否受理，并在备注写明理由。`,
    );
  }
  return notes;
}
