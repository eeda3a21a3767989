import { addDays, toDay } from '../day.ts';
import type { Fen } from '../fen.ts';
import type { VisitKind } from '../settlement/vocabulary.ts';

/** What may betray that two slips of one person are the same treatment under two bill numbers. Days as `YYYY-MM-DD`. */
export type Likeness = {
  readonly kind: VisitKind | null;
  /** As typed; empty is no hospital. */
  readonly hospital: string;
  readonly from: string;
  readonly to: string;
  /** Null while it cannot be read. */
  readonly total: Fen | null;
};

/** `split`: one stay that may have been cut in two, the second begun where the first ended. */
export type LikenessReason = 'overlap' | 'sameTotal' | 'split';

export const LIKENESS_WORDS: Readonly<Record<LikenessReason, string>> = {
  overlap: '日期重叠',
  sameTotal: '总费用相同',
  split: '同一医院出院后又入院，可能是一次住院分成了两次',
};

/** A stay that begins on the day another ends is a transfer, not an overlap. */
const overlaps = (a: Likeness, b: Likeness): boolean =>
  (a.from < b.to && b.from < a.to) || (a.from === b.from && a.to === b.to);

const hospitalOf = ({ hospital }: Likeness): string => hospital.normalize('NFKC').replace(/\s/g, '');

/** Back in the same hospital on the day of leaving or the next one. */
const follows = (first: Likeness, second: Likeness): boolean =>
  first.to === second.from || addDays(toDay(first.to), 1) === second.from;

const isSplit = (a: Likeness, b: Likeness): boolean =>
  hospitalOf(a) !== '' && hospitalOf(a) === hospitalOf(b) && (follows(a, b) || follows(b, a));

/**
 * Why two slips of one person should be looked at side by side; empty: no reason. Nobody lies in two hospitals at once,
 * and two stays seldom cost the same to the fen. Outpatient care goes on beside anything and repeats its price, so there
 * both the days and the total must agree.
 */
export function likenessOf(a: Likeness, b: Likeness): readonly LikenessReason[] {
  const sameTotal = a.total !== null && a.total !== 0 && a.total === b.total;
  if (a.kind !== 'inpatient' || b.kind !== 'inpatient') {
    return sameTotal && a.from <= b.to && b.from <= a.to ? ['overlap', 'sameTotal'] : [];
  }
  const isOverlap = overlaps(a, b);
  return [
    ...(isOverlap ? (['overlap'] as const) : []),
    ...(sameTotal ? (['sameTotal'] as const) : []),
    ...(!isOverlap && isSplit(a, b) ? (['split'] as const) : []),
  ];
}

/** Whether two slips of one person should be looked at side by side. */
export const isAlike = (a: Likeness, b: Likeness): boolean => likenessOf(a, b).length > 0;
