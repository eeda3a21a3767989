import type { PersonFile, PersonRow } from '#shared/contract/people/person.ts';
import type { Day } from '#shared/day.ts';
import { membersOn } from '#shared/domain/household/change-household.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import type { PersonFileRecord } from '../../store/aggregates/people/people-records.ts';
import type { Store } from '../../store/store.ts';
import { applicationRow } from '../application/application-rows.ts';
import { wordsOf } from '../audit/action-words.ts';
import { typedFile } from './read-person-file.ts';

/** The household line of a list: whose household, and as what. */
function householdOf(store: Store, personId: string, today: Day): PersonRow['household'] {
  const household = store.people.householdOf(personId, today);
  if (household === null) return null;
  const members = membersOn(household.spans, today);
  const own = store.people.same(personId);
  const place = members.find((member) => own.includes(member.personId));
  const [head] = members;
  if (place === undefined || head === undefined) return null;
  const headName = store.people.file(head.personId)?.name ?? '';
  return { id: household.id, headName, relation: place.relation };
}

/** The household of a file: today's, or the last one. */
function householdIdOf({ people }: Store, id: string, today: Day): PersonFile['household'] {
  const now = people.householdOf(id, today);
  if (now !== null) return { id: now.id, isMember: true };
  const last = people.lastHouseholdOf(id);
  return last === null ? null : { id: last.id, isMember: false };
}

/** A row of 人员与家庭. */
export function personRow(store: Store, file: PersonFileRecord, today: Day): PersonRow {
  const { id, name, idType, idNumber, sex, birthDate, village } = file;
  const idNumberMasked = maskIdNumber(normaliseIdNumber(idNumber));
  return { id, name, idType, idNumberMasked, sex, birthDate, village, household: householdOf(store, id, today) };
}

/** Everything about one person; null when there is no such file. */
export function personFile(store: Store, id: string, today: Day): PersonFile | null {
  const { people } = store;
  const file = people.file(id);
  if (file === null) return null;
  const [root = id] = people.same(id);
  const rootFile = root === id ? null : people.file(root);
  return {
    id,
    revision: file.revision,
    form: typedFile(file),
    updatedAt: file.updatedAt,
    formerNumbers: people.formerNumbers(id).map((former) => ({ ...former })),
    merged: people.merges(id).flatMap(({ id: mergeId, goneId, mergedAt, who, reason }) => {
      const gone = people.file(goneId);
      return gone === null ? [] : [{ mergeId, row: personRow(store, gone, today), mergedAt, who, reason }];
    }),
    standsFor: rootFile === null ? null : { id: root, name: rootFile.name },
    household: householdIdOf(store, id, today),
    applications: store.persons.applicationsOf(id).map(applicationRow),
    history: store.audit
      .entries(id)
      .filter(({ action }) => !action.endsWith('.read'))
      .map(({ at, userName, action, reason }) => ({ at, who: userName, what: wordsOf(action), reason })),
  };
}
