import type { HoldReason } from '../../protocol/sync/receipt.ts';

/** Where a sealed application stands on its way to the county and there. Words and order are the same on every page. */
export const COUNTY_STAGES = [
  'sealed',
  'exported',
  'delivered',
  'received',
  'held',
  'returned',
  'partly',
  'approved',
  'paid',
] as const;
export type CountyStage = (typeof COUNTY_STAGES)[number];

/** Where a revision stands at the county, money first. */
export function countyStage({
  paid,
  decision,
  verdict,
}: {
  readonly paid: number;
  readonly decision: 'approved' | 'partly' | 'returned' | null;
  readonly verdict: 'accepted' | 'duplicate' | 'held' | null;
}): CountyStage {
  if (paid > 0) return 'paid';
  if (decision !== null) return decision;
  if (verdict === null) return 'delivered';
  return verdict === 'held' ? 'held' : 'received';
}

export const STAGE_WORDS: Readonly<Record<CountyStage, string>> = {
  sealed: '已封批',
  exported: '已导出，未确认',
  delivered: '已送达',
  received: '县级已接收',
  held: '县级待核',
  returned: '县级退回',
  partly: '部分批准',
  approved: '批准',
  paid: '已支付',
};

/** The same where a list is narrowed by it, and what was only sealed has to be told from what went on. */
export const LISTED_STAGE_WORDS: Readonly<Record<CountyStage, string>> = { ...STAGE_WORDS, sealed: '已封批，待送' };

/** Why the county looks at a case itself before it is paid. */
export const HOLD_WORDS: Readonly<Record<HoldReason, string>> = {
  same_bill: '同一张票据出现在另一份申请里',
  same_stay: '同一人在另一份申请里有日期重叠的就诊',
  same_total: '同一人的另一份申请总费用相同',
  over_cap: '加上别的乡镇已支付的，超过了年度限额',
  no_pack: '县级没有测算所用的政策包',
  amount_differs: '县级重新测算与乡镇测算不一致',
  input_refused: '填写的内容没有通过政策包的检查',
  older_revision: '县级已有这份申请更新的一版',
  paid_already: '被替换的那一版县级已经支付',
  no_second_person: '测算和复核是同一人，又没有县级授权',
  former_unproven: '申请编号用的是这台电脑以前的编号，县级还没有核实这次迁移',
};
