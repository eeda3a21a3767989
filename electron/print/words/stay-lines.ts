import type { SettledVisit, SettlementView } from '#shared/contract/case/assessment.ts';
import type { AmountField, ApplicationForm, VisitEntry } from '#shared/domain/application-form.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import { readAmount } from '#shared/typed-text.ts';
import { amountText } from '../html/amount-cell.ts';
import { hospitalWords, kindName } from './form-words.ts';

/** Columns of figures of a stay, in fen: the slip's nine and what the settlement found. */
export type StayFigure = AmountField | 'burden' | 'aid' | 'residual';

/** One stay as the papers show it. A figure nobody knows yet is null, never zero. */
export type StayLine = {
  readonly key: string;
  readonly hospital: string;
  readonly from: string;
  readonly to: string;
  /** Level, area, referral; empty for a bill of an earlier application. */
  readonly place: string;
  readonly kind: string;
  readonly diagnosis: string;
  /** Code and number. */
  readonly bill: string;
  /** How the bill was taken down and whether its list of charges agrees; one short phrase each. */
  readonly marks: readonly string[];
  readonly isCurrent: boolean;
  /** Why it is not aided, cut, put off or undecided. */
  readonly remarks: readonly string[];
  readonly figures: Readonly<Record<StayFigure, number | null>>;
};

const billText = ({ bill }: VisitEntry): string =>
  [bill.code, bill.number]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');

function marksOf(entry: VisitEntry): readonly string[] {
  const [listed, total] = [readAmount(entry.listTotal), readAmount(entry.amounts.total)];
  const marks = entry.scanned.trim() === '' ? [] : ['扫码录入'];
  if (entry.listTotal.trim() === '' || !listed.ok) return marks;
  const isEqual = total.ok && total.amount === listed.amount;
  return [...marks, `清单合计 ${amountText(listed.amount)} 元，与总费用${isEqual ? '一致' : '不符'}`];
}

function remarksOf(settled: SettledVisit): readonly string[] {
  const lead = { eligible: '', excluded: '不予救助：', undecided: '暂不能确定：', deferred: '年终结算：' }[
    settled.status
  ];
  return settled.reasons.map(({ text }) => `${lead}${text}`);
}

const settledFigures = (settled: SettledVisit | undefined): Pick<StayLine['figures'], 'burden' | 'aid' | 'residual'> =>
  settled === undefined
    ? { burden: null, aid: null, residual: null }
    : { burden: settled.burden, aid: settled.aidTotal, residual: settled.residual };

function currentLine(entry: VisitEntry, settled: SettledVisit | undefined): StayLine {
  return {
    key: entry.key,
    hospital: settled?.hospital ?? entry.hospital.trim(),
    from: entry.from,
    to: entry.to,
    place: hospitalWords(entry),
    kind: kindName(entry),
    diagnosis: entry.diagnosis.trim(),
    bill: billText(entry),
    marks: marksOf(entry),
    isCurrent: true,
    remarks: settled === undefined ? [] : remarksOf(settled),
    figures: { ...readAmounts(entry), ...computedFigures(entry, settled), ...settledFigures(settled) },
  };
}

/** What insurance paid, where the slip did not say it and it was worked out; unknown until then. */
function computedFigures(
  { layers }: VisitEntry,
  settled: SettledVisit | undefined,
): Partial<Pick<StayLine['figures'], 'basic' | 'seriousIllness' | 'supplement'>> {
  if (layers === 'given') return {};
  if (settled === undefined || settled.status === 'undecided') return { seriousIllness: null, supplement: null };
  const { basicInsurance, seriousIllness, supplement } = settled;
  return { basic: basicInsurance, seriousIllness, supplement };
}

/** A bill of an earlier application, as the settlement of the year has it. One frozen by the first releases lacks a part of the slip. */
function earlierLine(settled: SettledVisit): StayLine {
  const { visit, hospital, from, to, total, basicInsurance, seriousIllness, supplement, slip } = settled;
  return {
    key: visit,
    hospital,
    from,
    to,
    place: '',
    kind: '',
    diagnosis: '',
    bill: '',
    marks: [],
    isCurrent: false,
    remarks: remarksOf(settled),
    figures: {
      total,
      ownExpense: slip?.ownExpense ?? null,
      overLimit: slip?.overLimit ?? null,
      firstPay: slip?.firstPay ?? null,
      inScope: slip?.inScope ?? null,
      basic: basicInsurance,
      seriousIllness,
      supplement,
      other: slip?.other ?? null,
      ...settledFigures(settled),
    },
  };
}

const isTyped = (entry: VisitEntry): boolean => entry.hospital.trim() !== '' || entry.amounts.total.trim() !== '';

/** The bill lines of the form in their order. */
export const currentStays = (form: ApplicationForm, settlement: SettlementView | null): readonly StayLine[] =>
  form.visits.filter(isTyped).map((entry) => {
    const settled = settlement?.visits.find(({ visit, isCurrent }) => isCurrent && visit === entry.key);
    return currentLine(entry, settled);
  });

/** The whole year: bills of earlier applications first, then those of the form. */
export const yearStays = (form: ApplicationForm, settlement: SettlementView | null): readonly StayLine[] => [
  ...(settlement?.visits ?? []).filter(({ isCurrent }) => !isCurrent).map(earlierLine),
  ...currentStays(form, settlement),
];

/** The sum of one figure over stays; null where it is unknown for one of them. */
export function sumFigure(stays: readonly StayLine[], figure: StayFigure): number | null {
  return stays.reduce<number | null>((sum, { figures }) => {
    const next = figures[figure];
    return sum === null || next === null ? null : sum + next;
  }, 0);
}
