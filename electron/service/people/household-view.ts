import type { HouseholdEvent, HouseholdView } from '#shared/contract/people/household.ts';
import type { Day } from '#shared/day.ts';
import { membersOn } from '#shared/domain/household/change-household.ts';
import { isUndoable, standingEvents } from '#shared/domain/household/replay-household.ts';
import type { EventRecord, HouseholdRecord } from '../../store/aggregates/people/people-records.ts';
import type { Store } from '../../store/store.ts';
import { personRow } from './person-views.ts';

/** Name of whoever heads a household, or headed it last. */
function headName({ people }: Store, household: HouseholdRecord): string {
  const head = household.spans.findLast(({ relation, to }) => relation === 'head' && to === null);
  const last = head ?? household.spans.findLast(({ relation }) => relation === 'head');
  return last === undefined ? '' : (people.file(last.personId)?.name ?? '');
}

function eventView(store: Store, { otherId, people, ...event }: EventRecord, isUndone: boolean): HouseholdEvent {
  const other = otherId === null ? null : store.people.household(otherId);
  return {
    ...event,
    people: people.map(({ personId, relation }) => {
      const name = store.people.file(personId)?.name ?? '';
      return { personId, name, relation };
    }),
    other: other === null ? null : { id: other.id, headName: headName(store, other) },
    isUndone,
  };
}

/** A household as it was on a day, with everything that ever happened to it. */
export function householdView(store: Store, household: HouseholdRecord, on: Day, today: Day): HouseholdView {
  const { id, revision, state, number, address, village, spans, events } = household;
  const standing = standingEvents(events);
  const last = standing.at(-1);
  return {
    id,
    revision,
    state,
    described: { number, address, village },
    on,
    members: membersOn(spans, on).flatMap(({ personId, relation, from }) => {
      const file = store.people.file(personId);
      return file === null ? [] : [{ person: personRow(store, file, today), relation, from }];
    }),
    events: events
      .toReversed()
      .map((event) => eventView(store, event, event.kind !== 'undo' && !standing.includes(event))),
    canUndo: last !== undefined && isUndoable(last.kind),
  };
}
