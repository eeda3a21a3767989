import type { HeldCase } from '#shared/contract/case/batch.ts';
import type { Day } from '#shared/day.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { ruleOf } from './notice-rule.ts';

type Asked = Pick<Store, 'setting' | 'notices' | 'reviews'>;

/** What keeps a reviewed application from a batch, since when, and where that is known until when. */
export type BeforeSealing = Pick<HeldCase, 'since'> &
  (
    | { readonly reason: 'objection' | 'noticeAsked'; readonly until: null }
    | { readonly reason: 'noticeRuns'; readonly until: Day }
  );

/**
 * What the county asks of a reviewed application before it is sealed and it has not yet: a public notice that is over, and no open
 * objection. While nothing is set nothing is asked. Null: it is ready.
 */
export function beforeSealing(store: Asked, record: ApplicationRecord, today: Day): BeforeSealing | null {
  const { id, status, updatedAt } = record;
  const objection = store.notices.objectionsTo(id).find(({ decided }) => decided === null);
  if (objection !== undefined) return { reason: 'objection', since: objection.recordedAt, until: null };
  if (status === 'noticing') {
    const notice = store.notices.of(id);
    if (notice === null) throw new Error(`In a notice that is not there: ${id}`);
    return today > notice.to ? null : { reason: 'noticeRuns', since: notice.begunAt, until: notice.to };
  }
  if (ruleOf(store)?.isRequired !== true) return null;
  return { reason: 'noticeAsked', since: store.reviews.of(id)?.reviewedAt ?? updatedAt, until: null };
}
