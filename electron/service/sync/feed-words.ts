import type { FeedKind } from '#shared/protocol/sync/feed.ts';

/** What an item of each kind is called and counted in, in the order in which a clerk asks for them. */
const KINDS: Readonly<Record<FeedKind, { readonly word: string; readonly unit: string }>> = {
  receipt: { word: '回执', unit: '张' },
  decision: { word: '处理结果', unit: '条' },
  payment: { word: '支付', unit: '笔' },
  verdict: { word: '重新核对', unit: '条' },
  ledger: { word: '县级台账', unit: '份' },
  roster: { word: '名册', unit: '份' },
  pack: { word: '政策包', unit: '个' },
  papers: { word: '材料回执', unit: '条' },
  'papers-wanted': { word: '要补的材料', unit: '条' },
  revoked: { word: '停用通知', unit: '条' },
  key: { word: '更换公钥通知', unit: '条' },
};

/** What came, counted by kind: `回执 1 张，处理结果 6 条`. */
export function feedWords(kinds: readonly FeedKind[]): string {
  const entries = Object.entries(KINDS).map(([kind, words]) => ({
    ...words,
    count: kinds.filter((each) => each === kind).length,
  }));
  return entries
    .filter(({ count }) => count > 0)
    .map(({ word, unit, count }) => `${word} ${count} ${unit}`)
    .join('，');
}
