import type { NoticeRule } from '#shared/domain/notice/notice-rule.ts';
import { noticeDaysWords } from '#shared/domain/notice/notice-rule.ts';
import type { NoticeView } from '#shared/contract/case/public-notice.ts';
import type { ChannelName } from '#shared/contract/index.ts';

/** What a step of a notice makes old. */
export const MOVED_BY_NOTICE: readonly ChannelName[] = [
  'notice/view',
  'notice/counts',
  'notice/ofApplication',
  'application/get',
  'application/list',
  'batch/waiting',
];

/** The county's rule in one sentence. */
export const ruleWords = (rule: NoticeRule): string =>
  rule.isRequired ? `封批前公示 ${noticeDaysWords(rule)}` : '封批前不要求公示';

/** Where a notice stands, in one sentence. */
export function stateWords({ state, to }: Pick<NoticeView, 'state' | 'to'>): string {
  switch (state) {
    case 'running':
      return `公示中，到 ${to} 期满`;
    case 'ended':
      return '已期满，没有异议的可以封批';
    case 'done':
      return '已办结';
    case 'withdrawn':
      return '已撤回';
  }
}
