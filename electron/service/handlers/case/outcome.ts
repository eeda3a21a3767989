import type { Handlers } from '#shared/contract/index.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { ApplicationRecord } from '../../../store/records.ts';
import { applicationDetail } from '../../application/application-rows.ts';
import { askedOf } from '../../application/asked-of.ts';
import { failedConditions } from '../../application/failed-conditions.ts';
import { permitOf } from '../../application/single-person.ts';
import { standingPerson } from '../../application/standing-person.ts';
import { clockRefusal } from '../../damage/clock-trouble.ts';
import type { Context } from '../../service-context.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names =
  | 'application/correct'
  | 'application/resume'
  | 'application/withdraw'
  | 'application/refuse'
  | 'application/confirmRefusal'
  | 'application/declineRefusal';

type Target = { readonly id: string; readonly revision: number };

/** Changes an application as it was seen; days count from now on, so the clock must be believable. */
function change(
  context: UserContext,
  { id }: Target,
  work: (record: ApplicationRecord) => Result<ApplicationRecord>,
): Result<ReturnType<typeof applicationDetail>> {
  const { store } = context.open;
  const record = store.applications.get(id);
  if (record === null) return fail('NOT_FOUND');
  const suspect = clockRefusal(store, context.clock.now());
  if (suspect !== null) return suspect;
  const changed = work(record);
  return changed.ok ? ok(applicationDetail(store, changed.value, askedOf(context, id))) : changed;
}

/** What the conditions of an application fail by the policy of the window, when it still stands at `status`. */
function failedOf(context: UserContext, record: ApplicationRecord, status: 'accepted' | 'refusing') {
  if (record.status !== status) return fail('WRONG_STATUS', { status: STATUS_WORDS[record.status] });
  const pack = context.packs.get(context.open.station.pack);
  return pack.ok ? failedConditions(context, pack.value, record) : pack;
}

export const outcomeHandlers: Pick<Handlers<Context>, Names> = {
  'application/correct': unlocked((context, { missing, ...target }) =>
    change(context, target, ({ id }) =>
      context.open.store.applications.correct(context.open.actor, id, target.revision, missing),
    ),
  ),
  'application/resume': unlocked((context, target) =>
    change(context, target, ({ id }) =>
      context.open.store.applications.resume(context.open.actor, id, target.revision),
    ),
  ),
  'application/withdraw': unlocked((context, { reason, ...target }) =>
    change(context, target, (record) => {
      const { store, actor } = context.open;
      const standing = standingPerson(store, record, askedOf(context, record.id));
      return store.applications.withdraw(actor, record.id, target.revision, reason, standing);
    }),
  ),
  'application/refuse': unlocked((context, target) =>
    change(context, target, (record) => {
      const { store, actor } = context.open;
      const failed = failedOf(context, record, 'accepted');
      return failed.ok ? store.applications.refuse(actor, record.id, target.revision, failed.value) : failed;
    }),
  ),
  'application/confirmRefusal': unlocked((context, target) =>
    change(context, target, (record) => {
      const { store, station, actor } = context.open;
      // What was proposed may have been overtaken by another policy or value of the county.
      const failed = failedOf(context, record, 'refusing');
      if (!failed.ok) return failed;
      const permit = permitOf(station, context.clock.today());
      const standing = standingPerson(store, record, askedOf(context, record.id));
      return store.applications.confirmRefusal(actor, record.id, target.revision, permit, standing);
    }),
  ),
  'application/declineRefusal': unlocked((context, { reason, ...target }) =>
    change(context, target, ({ id }) =>
      context.open.store.applications.declineRefusal(context.open.actor, id, target.revision, reason),
    ),
  ),
};
