import type { RosterIdentityFact } from '#shared/contract/people/roster.ts';
import type { Day } from '#shared/day.ts';
import { readIdNumber } from '#shared/id-number.ts';
import { rosterFact } from '#shared/roster/roster-source.ts';
import type { Store } from '../../store/store.ts';

/** What the rosters that count show of an identity number, those that stand first. */
export function identitiesOf(store: Store, typed: string, today: Day): RosterIdentityFact[] {
  const read = readIdNumber(typed, today);
  if (!read.ok) return [];
  const facts = store.rosters.find(read.id.text).flatMap(({ roster, person }) =>
    person.identities.map((one): RosterIdentityFact => ({
      category: one.category,
      from: one.from ?? one.firstOn,
      to: one.to ?? '',
      isFromGuessed: one.from === null,
      isStanding: one.endedOn === null,
      fact: rosterFact(roster.source, roster.listName, one.endedOn ?? one.lastOn),
      lastOn: one.lastOn,
      name: person.name,
    })),
  );
  return facts.sort((a, b) => Number(b.isStanding) - Number(a.isStanding) || (a.from < b.from ? 1 : -1));
}
