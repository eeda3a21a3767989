import type { SettlementView } from '#shared/contract/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';

/** Who bears a part of the cost. */
export type Payer = 'basic' | 'serious' | 'supplement' | 'aid' | 'other' | 'self';

export type SplitPart = { readonly payer: Payer; readonly name: string; readonly amount: number };

/** The total cost of this application's bills and who bears it, in fen. The parts add up to the total. */
export type Split = { readonly total: number; readonly parts: readonly SplitPart[] };

/** Splits the total cost of the bills of this application. What nobody else bears is the patient's own. */
export function splitCost(settlement: SettlementView, form: ApplicationForm): Split {
  const visits = settlement.visits.filter(({ isCurrent }) => isCurrent);
  const sum = (pick: (visit: (typeof visits)[number]) => number): number =>
    visits.reduce((whole, visit) => whole + pick(visit), 0);
  const keys = new Set(visits.map(({ visit }) => visit));
  const other = form.visits.reduce(
    (whole, visit) => whole + (keys.has(visit.key) ? (readAmounts(visit).other ?? 0) : 0),
    0,
  );
  const total = sum((visit) => visit.total);
  const borne: readonly SplitPart[] = [
    { payer: 'basic', name: '基本医保', amount: sum((visit) => visit.basicInsurance) },
    { payer: 'serious', name: '大病保险', amount: sum((visit) => visit.seriousIllness) },
    { payer: 'supplement', name: '其他补充', amount: sum((visit) => visit.supplement) },
    { payer: 'aid', name: '医疗救助', amount: sum((visit) => visit.aidTotal) },
    { payer: 'other', name: '其他赔付', amount: other },
  ];
  const self = total - borne.reduce((whole, { amount }) => whole + amount, 0);
  const parts: readonly SplitPart[] = [...borne, { payer: 'self', name: '个人自付', amount: Math.max(0, self) }];
  const isAlwaysShown = ({ payer }: SplitPart): boolean => payer !== 'supplement' && payer !== 'other';
  return { total, parts: parts.filter((part) => part.amount > 0 || isAlwaysShown(part)) };
}
