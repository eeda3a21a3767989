import type { Handlers } from '#shared/contract/index.ts';
import type { ReviewRow } from '#shared/contract/case/review.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { fail, ok } from '#shared/result.ts';
import { isSettledBy } from '../../../store/applications/review.ts';
import { applicationDetail, applicationRow } from '../../application/application-rows.ts';
import { askedOf } from '../../application/asked-of.ts';
import { permitOf } from '../../application/single-person.ts';
import { standingPerson } from '../../application/standing-person.ts';
import { stillHolds } from '../../application/moves/still-holds.ts';
import { clockRefusal } from '../../damage/clock-trouble.ts';
import type { Context } from '../../service-context.ts';
import { unlocked } from '../unlocked.ts';

type Names = 'review/list' | 'review/approve' | 'review/return';

export const reviewHandlers: Pick<Handlers<Context>, Names> = {
  'review/list': unlocked(({ open: { store, actor } }) => {
    const rows = store.applications.standing('settled').flatMap((record): readonly ReviewRow[] => {
      const settlement = store.settlements.of(record.id);
      if (settlement === null) return [];
      const { settledBy, settledAt } = settlement;
      return [{ application: applicationRow(record), settledBy, settledAt, isOwn: isSettledBy(settlement, actor) }];
    });
    return ok({ rows: rows.sort((a, b) => (a.settledAt < b.settledAt ? -1 : 1)) });
  }),
  'review/approve': unlocked((context, { id, revision }) => {
    const { store, station, actor } = context.open;
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND');
    if (record.status !== 'settled') return fail('WRONG_STATUS', { status: STATUS_WORDS[record.status] });
    if (record.revision !== revision) return fail('STALE_REVISION');
    const suspect = clockRefusal(store, context.clock.now());
    if (suspect !== null) return suspect;
    const holds = stillHolds(context, record);
    if (!holds.ok) return holds;
    const reviewed = store.applications.review(actor, id, revision, permitOf(station, context.clock.today()));
    return reviewed.ok ? ok(applicationDetail(store, reviewed.value, askedOf(context, id))) : reviewed;
  }),
  'review/return': unlocked((context, { id, revision, reason }) => {
    const { store, actor } = context.open;
    if (reason === '') return fail('REASON_REQUIRED');
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND');
    const standing = standingPerson(store, record, askedOf(context, id));
    const returned = store.applications.sendBack(actor, id, revision, reason, standing);
    return returned.ok ? ok(applicationDetail(store, returned.value, askedOf(context, id))) : returned;
  }),
};
