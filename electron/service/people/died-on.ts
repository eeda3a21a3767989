import type { Day } from '#shared/day.ts';
import { standingEvents } from '#shared/domain/household/replay-household.ts';
import type { Store } from '../../store/store.ts';

/** The day of death that the household says of a person, under any of their files; null: none, or they belong to one again. */
export function diedOn({ people }: Pick<Store, 'people'>, personId: string): Day | null {
  const household = people.lastHouseholdOf(personId);
  if (household === null) return null;
  const own = people.same(personId);
  if (household.spans.some(({ personId: id, to }) => to === null && own.includes(id))) return null;
  const isOwnDeath = ({ kind, people: named }: (typeof household.events)[number]): boolean =>
    kind === 'death' && named.some(({ personId: id, relation }) => relation === null && own.includes(id));
  return standingEvents(household.events).findLast(isOwnDeath)?.on ?? null;
}
