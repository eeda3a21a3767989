import type { Fen } from '../fen.ts';
import type { VisitKind } from '../settlement/vocabulary.ts';

/** What may betray that two slips of one person are the same treatment under two bill numbers. Days as `YYYY-MM-DD`. */
export type Likeness = {
  readonly kind: VisitKind | null;
  readonly from: string;
  readonly to: string;
  /** Null while it cannot be read. */
  readonly total: Fen | null;
};

/** A stay that begins on the day another ends is a transfer, not an overlap. */
const overlaps = (a: Likeness, b: Likeness): boolean =>
  (a.from < b.to && b.from < a.to) || (a.from === b.from && a.to === b.to);

/**
 * Whether two slips of one person should be looked at side by side. Nobody lies in two hospitals at once, and two stays
 * seldom cost the same to the fen. Outpatient care goes on beside anything and repeats its price, so there both the days
 * and the total must agree.
 */
export function isAlike(a: Likeness, b: Likeness): boolean {
  const sameTotal = a.total !== null && a.total !== 0 && a.total === b.total;
  const isStays = a.kind === 'inpatient' && b.kind === 'inpatient';
  return isStays ? sameTotal || overlaps(a, b) : sameTotal && a.from <= b.to && b.from <= a.to;
}
