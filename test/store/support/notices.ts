import { toDay } from '#shared/day.ts';
import type { NoticeInput } from '../../../electron/store/records/notice-record.ts';

/** A notice of these applications from the day of the test's clock for a week. */
export const noticeOf = (
  applications: NoticeInput['applications'],
  [from, to]: readonly [string, string] = ['2023-06-15', '2023-06-22'],
): NoticeInput => ({
  pcName: '210521101-A',
  from: toDay(from),
  to: toDay(to),
  length: '5 个工作日',
  source: '本医保〔2023〕9号',
  isCertain: true,
  place: '村务公开栏',
  phone: '024-40000000',
  applications: applications.map(({ id, revision }) => ({ id, revision })),
});
