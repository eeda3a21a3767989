import { toDay } from '#shared/day.ts';
import type { RosterIdentity, RosterPerson } from '#shared/roster/roster-person.ts';
import { CATEGORY_IDS } from '#shared/settlement/category.ts';
import { choiceOf, listOf, members, nullableOf, textOf } from '../../read-json.ts';
import type { SealedTable } from '../../rows/sealed-table.ts';

export type RosterPartRow = { readonly roster_id: string; readonly position: number };
export type RosterPartContent = { readonly people: readonly RosterPerson[] };

const dayOf = (from: ReturnType<typeof members>, name: string): RosterIdentity['firstOn'] => toDay(textOf(from, name));

function readIdentity(json: unknown): RosterIdentity {
  const from = members(json);
  return {
    category: choiceOf(from, 'category', CATEGORY_IDS),
    words: textOf(from, 'words'),
    from: nullableOf(from, 'from', dayOf),
    to: nullableOf(from, 'to', dayOf),
    firstOn: dayOf(from, 'firstOn'),
    lastOn: dayOf(from, 'lastOn'),
    endedOn: nullableOf(from, 'endedOn', dayOf),
  };
}

function readPerson(json: unknown): RosterPerson {
  const from = members(json);
  return {
    idNumber: textOf(from, 'idNumber'),
    name: textOf(from, 'name'),
    village: textOf(from, 'village'),
    headId: textOf(from, 'headId'),
    relation: textOf(from, 'relation'),
    identities: listOf(from, 'identities', readIdentity),
  };
}

/** A few dozen people of a roster, in one sealed blob. */
export const rosterPartTable: SealedTable<RosterPartRow, RosterPartContent> = {
  name: 'roster_part',
  label: '名册内容',
  columns: { roster_id: true, position: true },
  read: (json) => ({ people: listOf(members(json), 'people', readPerson) }),
  write: ({ people }) => ({
    people: people.map((person) => ({ ...person, identities: person.identities.map((one) => ({ ...one })) })),
  }),
};
