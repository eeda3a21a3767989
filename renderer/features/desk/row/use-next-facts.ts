import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { mayReviewRow } from '../../review/may-review.ts';
import { useOutdatedIds } from '../../review/use-outdated-ids.ts';
import type { NextFacts } from './next-step.ts';

/** What decides about the next step of each of these rows. */
export function useNextFacts(rows: readonly ApplicationRow[]): NextFacts {
  const session = useSession();
  const { roles } = session.user;
  const reviews = useChannel('review/list', {}, { enabled: roles.includes('reviewer') }).data?.rows ?? [];
  const outdated = useOutdatedIds(rows);
  const mine = reviews.filter((row) => mayReviewRow(session, row));
  return { roles, outdated, mayReview: new Set(mine.map(({ application }) => application.id)) };
}
