import type { SettlementView } from '#shared/contract/case/assessment.ts';

/** The words of a settlement that also covers earlier applications, and how the amount payable now comes about. In fen. */
export type TrueUp = {
  /** What the whole period brings. */
  readonly totalWord: string;
  readonly paidWord: string;
  /** Aid of this application's own bills. */
  readonly ownBills: number;
  /** What the earlier bills bring beyond what was paid for them; below zero when less. */
  readonly makeUp: number;
};

/** One-off aid and bills of two years are no single year's. */
const isOneYear = ({ years, caps }: SettlementView): boolean =>
  years.length <= 1 && caps.every(({ name }) => !name.includes('一次性'));

/** Null while nothing but this application's own bills enters the settlement: its aid is what is payable then. */
export function trueUpOf(settlement: SettlementView): TrueUp | null {
  const { visits, alreadyPaid, payable, recover } = settlement;
  if (alreadyPaid === 0 && visits.every(({ isCurrent }) => isCurrent)) return null;
  const ownBills = visits
    .filter(({ isCurrent, status }) => isCurrent && status === 'eligible')
    .reduce((sum, { aidTotal }) => sum + aidTotal, 0);
  const [totalWord, paidWord] = isOneYear(settlement) ? ['全年应救助', '本年已付'] : ['合计应救助', '此前已付'];
  return { totalWord, paidWord, ownBills, makeUp: payable - recover - ownBills };
}

/** What is to be paid now, by name. */
export const payableWord = (settlement: SettlementView | null): string =>
  settlement !== null && trueUpOf(settlement) !== null ? '本次应付' : '应救助';
