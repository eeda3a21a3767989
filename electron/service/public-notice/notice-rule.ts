import { noticeRule } from '#shared/contract/case/public-notice.ts';
import type { NoticeRule } from '#shared/domain/notice/notice-rule.ts';
import type { Actor } from '../../store/store-env.ts';
import type { Store } from '../../store/store.ts';

/** The row of the settings. */
const RULE = 'public-notice';

/** What the county asks; null while nobody has set it. */
export function ruleOf(store: Pick<Store, 'setting'>): NoticeRule | null {
  const text = store.setting.get(RULE);
  return text === null ? null : noticeRule.parse(JSON.parse(text));
}

/** Sets what the county asks; the operation record names the document. */
export function setRule(store: Pick<Store, 'setting'>, actor: Actor, rule: NoticeRule): void {
  const what = rule.isRequired ? `公示 ${rule.days} ${rule.isWorking ? '个工作日' : '天'}` : '不要求公示';
  store.setting.set(actor, RULE, JSON.stringify(rule), `${what}，${rule.source}`);
}
