/** What a status of a list says of the identity beside it. */
export const STATUS_MEANINGS = { standing: '仍在享受', ended: '已停止' } as const;
export type StatusMeaning = keyof typeof STATUS_MEANINGS;

export const isStatusMeaning = (value: string): value is StatusMeaning => Object.hasOwn(STATUS_MEANINGS, value);

/**
 * Whole words only: part of a word proves nothing (`未停发` is in force, `正常（曾停发）` nobody can say). What does not
 * stand here, the clerk says once.
 */
const KNOWN: ReadonlyMap<string, StatusMeaning> = new Map([
  ...'正常 在册 在保 在享 享受 享受中 在享受 正享受 正在享受 继续享受 正常享受 正常发放 正常在册 正常在保 发放 发放中 有效 生效 是 保留 新增 未停发 未停保 未退出 未注销 未终止'
    .split(' ')
    .map((words) => [words, 'standing'] as const),
  ...'停发 已停发 停保 已停保 停止 已停止 停止享受 注销 已注销 死亡 已死亡 去世 已去世 取消 已取消 终止 已终止 退出 已退出 退保 已退保 清退 已清退 不享受 不再享受 未享受 否 失效 已失效 无效'
    .split(' ')
    .map((words) => [words, 'ended'] as const),
]);

/** A status as it is compared and kept. */
export const plainStatus = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '');

/** What a status plainly says; an empty one says nothing against whoever is in the list. Null: nothing for certain. */
export const meaningOfStatus = (plain: string): StatusMeaning | null =>
  plain === '' ? 'standing' : (KNOWN.get(plain) ?? null);
