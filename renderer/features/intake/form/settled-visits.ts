import type { DuplicateBill, SettledVisit, SettlementView } from '#shared/contract/case/assessment.ts';
import type { IntakeState } from '../state/intake-state.ts';

/** The settlement to show: the frozen one once it was confirmed, what the figures say until then. */
export const shownSettlement = ({ detail, assessment }: IntakeState): SettlementView | null =>
  detail.settlement ?? assessment?.settlement ?? null;

const indexes = new WeakMap<SettlementView, ReadonlyMap<string, SettledVisit>>();

/** What the settlement says about a bill line of this application; null while it says nothing. */
export function settledVisit(settlement: SettlementView | null, key: string): SettledVisit | null {
  if (settlement === null) return null;
  let index = indexes.get(settlement);
  if (index === undefined) {
    index = new Map(settlement.visits.filter(({ isCurrent }) => isCurrent).map((visit) => [visit.visit, visit]));
    indexes.set(settlement, index);
  }
  return index.get(key) ?? null;
}

const NO_DUPLICATES: readonly DuplicateBill[] = [];
const groups = new WeakMap<readonly DuplicateBill[], ReadonlyMap<string, readonly DuplicateBill[]>>();

/** Bills of other applications that are the same as this line's, or like it. The same array while they are the same. */
export function duplicatesOf(duplicates: readonly DuplicateBill[] | undefined, key: string): readonly DuplicateBill[] {
  if (duplicates === undefined || duplicates.length === 0) return NO_DUPLICATES;
  let index = groups.get(duplicates);
  if (index === undefined) {
    const made = new Map<string, DuplicateBill[]>();
    for (const duplicate of duplicates) made.set(duplicate.visit, [...(made.get(duplicate.visit) ?? []), duplicate]);
    index = made;
    groups.set(duplicates, index);
  }
  return index.get(key) ?? NO_DUPLICATES;
}
