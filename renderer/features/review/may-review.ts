import type { ReviewView } from '#shared/contract/case/application.ts';
import type { OpenSession } from '../../client/use-session.ts';

/** `own`: settled by the same person, who needs the county's permit. The service has the last word. */
export type MayReview = 'yes' | 'own' | 'no';

/** Whether a user may review what somebody settled. */
export function mayReview(
  { user, station, today }: Pick<OpenSession, 'user' | 'station' | 'today'>,
  review: Pick<ReviewView, 'settledBy' | 'settledById'> | null,
): MayReview {
  if (review === null || !user.roles.includes('reviewer')) return 'no';
  const isOwn = review.settledById === user.id || review.settledBy === user.name;
  return mayReviewRow({ station, today }, { isOwn }) ? 'yes' : 'own';
}

/** The same for a row of the list, which says itself whose it is. */
export const mayReviewRow = (
  { station, today }: Pick<OpenSession, 'station' | 'today'>,
  { isOwn }: { readonly isOwn: boolean },
): boolean => !isOwn || (station.singlePerson !== null && station.singlePerson.until >= today);
