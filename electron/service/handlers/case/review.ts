import type { Handlers } from '#shared/contract/index.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { placeOf } from '#shared/domain/review/form-field.ts';
import { fieldAt } from '#shared/domain/review/form-fields.ts';
import { fail, ok } from '#shared/result.ts';
import { applicationDetail } from '../../application/application-rows.ts';
import { askedOf } from '../../application/asked-of.ts';
import { permitOf } from '../../application/single-person.ts';
import { standingPerson } from '../../application/standing-person.ts';
import { stillHolds } from '../../application/moves/still-holds.ts';
import { clockRefusal } from '../../damage/clock-trouble.ts';
import { commentView } from '../../review/comment-views.ts';
import { reviewCase } from '../../review/review-case.ts';
import { reviewRows } from '../../review/review-rows.ts';
import type { Context } from '../../service-context.ts';
import { unlocked } from '../unlocked.ts';

type Names =
  | 'review/list'
  | 'review/open'
  | 'review/approve'
  | 'review/return'
  | 'review/takeBack'
  | 'review/comments'
  | 'review/answer';

export const reviewHandlers: Pick<Handlers<Context>, Names> = {
  'review/list': unlocked(({ open: { store, actor } }) => ok(reviewRows(store, actor))),
  'review/open': unlocked((context, { id }) => {
    const { store, actor } = context.open;
    const record = store.applications.get(id);
    return record === null ? fail('NOT_FOUND') : ok(reviewCase(store, actor, record, askedOf(context, id)));
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
  'review/return': unlocked((context, { id, revision, reason, comments }) => {
    const { store, actor } = context.open;
    if (reason === '' && comments.length === 0) return fail('REASON_REQUIRED');
    const record = store.applications.get(id);
    if (record === null) return fail('NOT_FOUND');
    const said = comments.flatMap(({ path, text }) => {
      const field = fieldAt(record.form, path);
      return field === null ? [] : [{ path, place: placeOf(field), value: field.value, text }];
    });
    // A field that is not there any more: what is on the screen is not this revision.
    if (said.length < comments.length) return fail('STALE_REVISION');
    const counted = said.length === 0 ? '' : `复核意见 ${said.length} 处：${said.map(({ place }) => place).join('、')}`;
    const why = [reason, counted].filter((part) => part !== '').join('。');
    const standing = standingPerson(store, record, askedOf(context, id));
    const returned = store.applications.sendBack(actor, id, revision, why, standing, said);
    return returned.ok ? ok(applicationDetail(store, returned.value, askedOf(context, id))) : returned;
  }),
  'review/takeBack': unlocked((context, { id, revision, reason }) => {
    const { store, actor } = context.open;
    const taken = store.applications.takeBackReview(actor, id, revision, reason);
    return taken.ok ? ok(applicationDetail(store, taken.value, askedOf(context, id))) : taken;
  }),
  'review/comments': unlocked(({ open: { store } }, { applicationId }) =>
    ok({ comments: store.reviews.comments(applicationId).map(commentView) }),
  ),
  'review/answer': unlocked(({ open: { store, actor } }, { commentId, revision, state, text }) => {
    const answered = store.reviews.answer(actor, commentId, revision, { state, text });
    return answered.ok
      ? ok({ comments: store.reviews.comments(answered.value.applicationId).map(commentView) })
      : answered;
  }),
};
