import type { Day } from '#shared/day.ts';
import { membersOn } from '#shared/domain/household/change-household.ts';
import { RELATION_WORDS } from '#shared/domain/household/household-words.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import type { Letter } from '../../../print/letters/letter.ts';
import type { Store } from '../../../store/store.ts';

type Members = Extract<Letter, { kind: 'authorisation' }>['members'];

/** Who lives with the person on a day, the person left out; nobody where no household was taken down. Relations are to the head. */
export function householdMembers({ people, persons }: Store, idNumber: string, day: Day): Members {
  const person = persons.findByIdNumber(normaliseIdNumber(idNumber));
  const household = person === null ? null : people.householdOf(person.id, day);
  if (person === null || household === null) return [];
  const own = people.same(person.id);
  return membersOn(household.spans, day)
    .filter(({ personId }) => !own.includes(personId))
    .flatMap(({ personId, relation }) => {
      const file = people.file(personId);
      return file === null
        ? []
        : [{ name: file.name, relation: `户主之${RELATION_WORDS[relation]}`, idNumber: file.idNumber }];
    });
}
