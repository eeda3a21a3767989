import { HELD_REASONS, type HeldCase } from '#shared/contract/case/batch.ts';
import { assertNever } from '#shared/result.ts';
import { dayInWords } from '../policy/effective-range.ts';

type Reason = HeldCase['reason'];

/** In the order of the work. */
export const HELD_ORDER: readonly Reason[] = HELD_REASONS;

export const HELD_WORDS: Readonly<Record<Reason, string>> = {
  special: '特殊情形待核定',
  review: '待复核',
  noticeAsked: '待公示',
  noticeRuns: '公示中',
  objection: '有异议',
};

/** Who has to do what, in one sentence. */
export function whoActs({ reason, until }: Pick<HeldCase, 'reason' | 'until'>): string {
  switch (reason) {
    case 'special':
      return '复核员核定特殊情形，受理员再确认测算';
    case 'review':
      return '复核员复核，确认测算的人不能自己复核';
    case 'noticeAsked':
      return '受理员在「公示」里开始公示';
    case 'noticeRuns':
      return until === null ? '等公示期满' : `不用办理，公示到 ${dayInWords(until)}为止`;
    case 'objection':
      return '复核员核实异议，在「公示」里认定';
    default:
      return assertNever(reason);
  }
}

/** `待复核 3 份，公示中 2 份`. */
export const heldSums = (rows: readonly Pick<HeldCase, 'reason'>[]): string =>
  HELD_ORDER.map((reason) => [reason, rows.filter((row) => row.reason === reason).length] as const)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${HELD_WORDS[reason]} ${count} 份`)
    .join('，');
