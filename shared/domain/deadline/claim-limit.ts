import { addDays, addMonths, type Day, toDay, yearOf } from '../../day.ts';

/** Until when a bill may be brought: so many months after its last day, or until the end of a month of the next year. */
export type ClaimLimit =
  { readonly kind: 'months'; readonly months: number } | { readonly kind: 'nextYear'; readonly month: number };

/** The last day on which a bill with this last day may be brought. */
export function lastClaimDay(to: Day, limit: ClaimLimit): Day {
  if (limit.kind === 'months') return addMonths(to, limit.months);
  const first = toDay(`${yearOf(to) + 1}-${String(limit.month).padStart(2, '0')}-01`);
  return addDays(addMonths(first, 1), -1);
}
