import { toDay } from '#shared/day.ts';
import type { Span } from '#shared/domain/household/change-household.ts';
import { EVENT_KINDS, type EventKind, type Relation, RELATIONS } from '#shared/domain/household/household-words.ts';
import { choiceOf, listOf, members, nullableOf, textOf } from '../../read-json.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type HouseholdRow = {
  readonly state: 'current' | 'ended';
  readonly created_at: string;
  readonly updated_at: string;
};
export type HouseholdContent = { readonly number: string; readonly address: string; readonly village: string };

export const householdTable: SealedTable<HouseholdRow, HouseholdContent> = {
  name: 'household',
  label: '家庭',
  columns: { state: true, created_at: true, updated_at: true },
  read: (json) => {
    const from = members(json);
    return { number: textOf(from, 'number'), address: textOf(from, 'address'), village: textOf(from, 'village') };
  },
  write: (content) => content,
};

export type MemberRow = {
  readonly household_id: string;
  readonly person_id: string;
  /** withdrawn: taken down and changed on the same day, so that it lasted no day. */
  readonly state: 'open' | 'closed' | 'withdrawn';
  readonly from_on: string;
  readonly to_on: string | null;
};
export type MemberContent = Pick<Span, 'relation' | 'began' | 'ended'>;

export const memberTable: SealedTable<MemberRow, MemberContent> = {
  name: 'household_member',
  label: '家庭成员',
  columns: { household_id: true, person_id: true, state: true, from_on: true, to_on: true },
  read: (json) => {
    const from = members(json);
    return {
      relation: choiceOf(from, 'relation', RELATIONS),
      began: choiceOf(from, 'began', EVENT_KINDS),
      ended: nullableOf(from, 'ended', (whole, name) => choiceOf(whole, name, EVENT_KINDS)),
    };
  },
  write: (content) => content,
};

export type StoredMember = Stored<MemberRow, MemberContent>;

/** A stored time in a household. */
export const toSpan = ({ row, content }: StoredMember): Span => ({
  ...content(),
  personId: row.person_id,
  from: toDay(row.from_on),
  to: row.to_on === null ? null : toDay(row.to_on),
});

export type EventRow = {
  readonly household_id: string;
  readonly position: number;
  readonly on_day: string;
  readonly at: string;
};
export type EventContent = {
  readonly kind: EventKind;
  readonly reason: string;
  /** From where or to where, as typed; empty: not said. */
  readonly place: string;
  readonly who: string;
  /** Whom it is about, each with the relation they have from then on; null: gone. */
  readonly people: readonly { readonly personId: string; readonly relation: Relation | null }[];
  /** The other household of a split or a join. */
  readonly otherId: string | null;
};

export const eventTable: SealedTable<EventRow, EventContent> = {
  name: 'household_event',
  label: '家庭变动',
  columns: { household_id: true, position: true, on_day: true, at: true },
  read: (json) => {
    const from = members(json);
    return {
      kind: choiceOf(from, 'kind', EVENT_KINDS),
      reason: textOf(from, 'reason'),
      place: textOf(from, 'place'),
      who: textOf(from, 'who'),
      people: listOf(from, 'people', (item) => {
        const person = members(item);
        return {
          personId: textOf(person, 'personId'),
          relation: nullableOf(person, 'relation', (whole, name) => choiceOf(whole, name, RELATIONS)),
        };
      }),
      otherId: nullableOf(from, 'otherId', textOf),
    };
  },
  write: (content) => ({ ...content, people: content.people.map((person) => ({ ...person })) }),
};
