import type { ChannelOutput } from '#shared/contract/index.ts';
import type { Day } from '#shared/day.ts';
import type { Store } from '../../store/store.ts';

const MOST_SHOWN = 5;

/** Who else is paid by an account, by the files; `personId` null: nobody has the number of the application yet. */
export function accountUsers(
  store: Store,
  personId: string | null,
  number: string,
  today: Day,
): ChannelOutput<'person/accountUsers'> {
  const own = personId === null ? [] : store.people.same(personId);
  const household = personId === null ? null : (store.people.householdOf(personId, today)?.id ?? null);
  const others = store.persons.withAccount(number).filter(({ id }) => !own.includes(id));
  return {
    total: others.length,
    rows: others.slice(0, MOST_SHOWN).map(({ id, name, village }) => ({
      name,
      village,
      isHousehold: household !== null && store.people.householdOf(id, today)?.id === household,
    })),
  };
}
