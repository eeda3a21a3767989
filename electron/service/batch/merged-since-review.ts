import type { ChannelOutput } from '#shared/contract/index.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { recentMerges } from '../people/recent-merges.ts';

type Merged = ChannelOutput<'batch/waiting'>['merged'];

/** The last merge of the person's files, or its undoing, that nobody could see when the case was reviewed. */
export function mergedSinceReview(store: Store, { id, personId }: ApplicationRecord): Merged {
  const reviewedAt = store.reviews.of(id)?.reviewedAt;
  if (personId === null || reviewedAt === undefined) return [];
  const [last] = recentMerges(store, personId);
  return last === undefined || last.at < reviewedAt ? [] : [{ ...last, applicationId: id }];
}
