import type { ReviewRow } from '#shared/contract/case/review.ts';
import { isSettledBy } from '../../store/applications/review/review.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import { isSameUser } from '../../store/same-user.ts';
import type { Actor } from '../../store/store-env.ts';
import type { Store } from '../../store/store.ts';
import { applicationRow } from '../application/application-rows.ts';

/** The longest waiting first; of the same instant in the order in which they were taken in. */
function byWaiting(a: ReviewRow, b: ReviewRow): number {
  const [one, other] = [a, b].map(({ settledAt, application }) => `${settledAt} ${application.number ?? ''}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/** What waits for a second person, and what this one has passed and can still take back. */
export function reviewRows(store: Store, actor: Actor): { readonly rows: ReviewRow[]; readonly passed: ReviewRow[] } {
  const settled = (record: ApplicationRecord): readonly ReviewRow[] => {
    const settlement = store.settlements.of(record.id);
    if (settlement === null) return [];
    const { settledBy, settledAt } = settlement;
    return [{ application: applicationRow(record), settledBy, settledAt, isOwn: isSettledBy(settlement, actor) }];
  };
  const refusing = store.applications.standing('refusing').flatMap((record): readonly ReviewRow[] => {
    const outcome = store.applications.outcome(record.id);
    if (outcome === null) return [];
    const { by, at } = outcome;
    return [{ application: applicationRow(record), settledBy: by, settledAt: at, isOwn: by === actor.userName }];
  });
  const passed = store.applications.standing('reviewed').flatMap((record): readonly ReviewRow[] => {
    const review = store.reviews.of(record.id);
    return review !== null && isSameUser(review.reviewedById, review.reviewedBy, actor) ? settled(record) : [];
  });
  return {
    rows: [...store.applications.standing('settled').flatMap(settled), ...refusing].sort(byWaiting),
    passed: passed.sort((a, b) => (a.application.updatedAt < b.application.updatedAt ? 1 : -1)),
  };
}
