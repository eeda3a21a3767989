import { addMonths, type Day, formatDayInWords, toDay } from '#shared/day.ts';
import type { AidCase } from '#shared/settlement/case-file.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import type { AssessInput } from '../assess-input.ts';
import { isVisitOf } from '../case-visit.ts';
import type { Gap } from '../gaps.ts';
import { closedVisits, oneOffMonths } from './settled-case.ts';

type Period = { readonly from: Day; readonly to: Day };

const periodOf = ({ applicationDate }: AidCase, months: number): Period => {
  const to = toDay(applicationDate);
  return { from: addMonths(to, -months), to };
};

const inWords = ({ from, to }: Period): string => `${formatDayInWords(from)}至${formatDayInWords(to)}`;

/** The period of the one-off aid among these results; null when there is none. */
function oneOffPeriod({ pack }: AssessInput, aidCase: AidCase, results: CaseResult['visits']): Period | null {
  const all = oneOffMonths(pack);
  const months = results.map(({ treatedAs }) => all.get(treatedAs ?? '')).find((item) => item !== undefined);
  return months === undefined ? null : periodOf(aidCase, months);
}

const gap = (name: string, label: string, what: string, why: string): Gap => ({
  visit: null,
  conditions: ['lookback'],
  name,
  label,
  what,
  why,
  path: null,
});

/**
 * One-off aid that this window does not decide: a second one in a period that was already aided, and one that would
 * compute confirmed visits of other applications anew. Both wait for the county.
 */
export function oneOffGaps(input: AssessInput, aidCase: AidCase, { visits }: CaseResult): readonly Gap[] {
  const oneOff = oneOffMonths(input.pack);
  const aided = visits.filter(({ status, treatedAs }) => status === 'eligible' && oneOff.has(treatedAs ?? ''));
  const period = oneOffPeriod(input, aidCase, aided);
  if (period === null) return [];
  const again = input.settled.flatMap((other) => {
    const before = oneOffPeriod(input, other.aidCase, closedVisits(input.pack, other));
    if (before === null || before.to < period.from || period.to < before.from) return [];
    return [
      gap(
        'oneOff.again',
        `县级对再次一次性救助的意见（申请 ${other.number} 已给过）`,
        '县级医保局对再次一次性救助的书面意见',
        `申请 ${other.number} 已给过一次性救助（${inWords(before)}），与本次的期间（${inWords(period)}）重叠。一次性救助在同一期间只给一次，本窗口不能再次测算，请报县级医保局决定。`,
      ),
    ];
  });
  const taken = aided.filter(({ id }) => !isVisitOf(input.applicationId, id));
  const others = input.settled.filter(({ applicationId }) => taken.some(({ id }) => isVisitOf(applicationId, id)));
  if (others.length === 0) return again;
  const numbers = others.map(({ number }) => number).join('、');
  return [
    ...again,
    gap(
      'oneOff.earlier',
      `县级对已救助费用改按一次性救助的意见（申请 ${numbers}）`,
      '县级医保局对已救助费用改按一次性救助的书面意见',
      `申请 ${numbers} 的费用已按其他身份确认，按本表会改成一次性救助（${inWords(period)}）重算。已救助的费用不能再计入一次性救助，本窗口不能测算，请报县级医保局决定。`,
    ),
  ];
}
