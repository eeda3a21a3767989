import type { SettlementView } from '#shared/contract/case/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';

/** Who bears a part of the cost; `open`: not decided yet between the aid and the patient. */
export type Payer = 'basic' | 'serious' | 'supplement' | 'aid' | 'other' | 'self' | 'open';

/** `amount` null: not known yet. */
export type SplitPart = { readonly payer: Payer; readonly name: string; readonly amount: number | null };

/** The total cost of this application's bills and who bears it, in fen. The known parts add up to the total. */
export type Split = { readonly total: number; readonly parts: readonly SplitPart[] };

/**
 * Splits the total cost of the bills of this application. What nobody else bears is the patient's own; of a bill that
 * cannot be decided yet it is open, never a guess.
 */
export function splitCost(settlement: SettlementView, form: ApplicationForm): Split {
  const visits = settlement.visits.filter(({ isCurrent }) => isCurrent);
  type Visit = (typeof visits)[number];
  const others = new Map(form.visits.map((visit) => [visit.key, readAmounts(visit).other ?? 0]));
  const other = ({ visit }: Visit): number => others.get(visit) ?? 0;
  const rest = (visit: Visit): number =>
    visit.total - visit.basicInsurance - visit.seriousIllness - visit.supplement - visit.aidTotal - other(visit);
  const sum = (of: readonly Visit[], pick: (visit: Visit) => number): number =>
    of.reduce((whole, visit) => whole + pick(visit), 0);

  const decided = visits.filter(({ status }) => status !== 'undecided');
  const undecided = visits.filter(({ status }) => status === 'undecided');
  // What the program is still to work out is not nothing.
  const computed = new Set(form.visits.filter(({ layers }) => layers === 'compute').map(({ key }) => key));
  const isSeriousOpen = undecided.some(({ visit }) => computed.has(visit));
  const parts: readonly SplitPart[] = [
    { payer: 'basic', name: '基本医保', amount: sum(visits, (visit) => visit.basicInsurance) },
    {
      payer: 'serious',
      name: '大病保险',
      amount: isSeriousOpen ? null : sum(visits, (visit) => visit.seriousIllness),
    },
    { payer: 'supplement', name: '其他补充', amount: sum(visits, (visit) => visit.supplement) },
    { payer: 'aid', name: '医疗救助', amount: decided.length === 0 ? null : sum(decided, (visit) => visit.aidTotal) },
    { payer: 'other', name: '其他赔付', amount: sum(visits, other) },
    { payer: 'self', name: '个人自付', amount: decided.length === 0 ? 0 : Math.max(0, sum(decided, rest)) },
    { payer: 'open', name: '尚未确定', amount: Math.max(0, sum(undecided, rest)) },
  ];
  const isAlwaysShown = ({ payer }: SplitPart): boolean =>
    payer === 'basic' || payer === 'serious' || payer === 'aid' || (payer === 'self' && decided.length > 0);
  return {
    total: sum(visits, (visit) => visit.total),
    parts: parts.filter((part) => (part.amount ?? 0) > 0 || isAlwaysShown(part)),
  };
}
