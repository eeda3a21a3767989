import type { HouseholdView } from '#shared/contract/people/household.ts';
import type { Handlers } from '#shared/contract/index.ts';
import type { Day } from '#shared/day.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { readDay } from '#shared/typed-text.ts';
import type { HouseholdRecord } from '../../../store/aggregates/people/people-records.ts';
import { householdView } from '../../people/household-view.ts';
import type { Context } from '../../service-context.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names = 'household/get' | 'household/found' | 'household/describe' | 'household/change' | 'household/undo';

/** A typed day. BAD_DAY says what was typed. */
function dayOf(typed: string): Result<Day> {
  const read = readDay(typed);
  return read.ok ? ok(read.day) : fail('BAD_DAY', { typed });
}

/** The household as it stands today. */
function answered({ open, clock }: UserContext, done: Result<HouseholdRecord>): Result<HouseholdView> {
  const today = clock.today();
  return done.ok ? ok(householdView(open.store, done.value, today, today)) : done;
}

export const householdHandlers: Pick<Handlers<Context>, Names> = {
  'household/get': unlocked(({ open: { store }, clock }, { id, on }) => {
    const today = clock.today();
    const day = on.trim() === '' ? ok(today) : dayOf(on);
    if (!day.ok) return day;
    const household = store.people.household(id);
    return household === null ? fail('NOT_FOUND') : ok(householdView(store, household, day.value, today));
  }),
  'household/found': unlocked((context, { described, members, on }) => {
    const { open, clock } = context;
    const day = dayOf(on);
    if (!day.ok) return day;
    return answered(context, open.store.people.found(open.actor, described, members, day.value, clock.today()));
  }),
  'household/describe': unlocked((context, { target, described }) => {
    const { store, actor } = context.open;
    return answered(context, store.people.describe(actor, target, described));
  }),
  'household/change': unlocked((context, { target, on, ...order }) => {
    const { open, clock } = context;
    const day = dayOf(on);
    if (!day.ok) return day;
    const change = { ...order, place: order.place.trim(), on: day.value };
    return answered(context, open.store.people.change(open.actor, target, change, clock.today()));
  }),
  'household/undo': unlocked((context, { target, reason }) => {
    const { open, clock } = context;
    return answered(context, open.store.people.undoChange(open.actor, target, reason, clock.today()));
  }),
};
