import type { HouseholdMember, HouseholdView } from '#shared/contract/people/household.ts';
import type { ChannelInput } from '#shared/contract/index.ts';
import { type ChangeKind, MOVES, type Relation } from '#shared/domain/household/household-words.ts';

/** Somebody chosen for a change, with the relation they will have. */
export type Chosen = { readonly personId: string; readonly name: string; readonly relation: Relation };

/** A change as it is typed. */
export type TypedChange = {
  readonly kind: ChangeKind;
  readonly on: string;
  readonly reason: string;
  readonly place: string;
  /** Who leaves or enters. */
  readonly chosen: readonly Chosen[];
  /** Who heads those who stay, when the head leaves or gives it up; empty: not chosen. */
  readonly newHead: string;
  /** Relations to the new head, where they are other than before. */
  readonly relations: ReadonlyMap<string, Relation>;
  /** The household that comes in whole. */
  readonly otherId: string | null;
};

/** Who is still there after those who leave. */
export function stayingMembers(
  members: readonly HouseholdMember[],
  { kind, chosen }: Pick<TypedChange, 'kind' | 'chosen'>,
): readonly HouseholdMember[] {
  if (MOVES[kind] !== 'leave') return members;
  const gone = new Set(chosen.map(({ personId }) => personId));
  return members.filter(({ person }) => !gone.has(person.id));
}

/** Whether somebody else must head the household after the change. */
export function needsHead(members: readonly HouseholdMember[], change: Pick<TypedChange, 'kind' | 'chosen'>): boolean {
  if (change.kind === 'head') return true;
  const staying = stayingMembers(members, change);
  return staying.length > 0 && staying.every(({ relation }) => relation !== 'head');
}

/** What the service is told. */
export function changeOrder(
  { id, revision, members }: Pick<HouseholdView, 'id' | 'revision' | 'members'>,
  change: TypedChange,
): ChannelInput<'household/change'> {
  const { kind, on, reason, place, chosen, newHead, relations, otherId } = change;
  const moves = MOVES[kind];
  const places = chosen.map(({ personId, relation }) => ({ personId, relation }));
  const renamed = needsHead(members, change)
    ? stayingMembers(members, change).flatMap(({ person, relation }) => {
        const next = person.id === newHead ? 'head' : (relations.get(person.id) ?? relation);
        // Whoever gives the headship up has some relation to the new head.
        const own = next === 'head' && person.id !== newHead ? 'other' : next;
        return own === relation ? [] : [{ personId: person.id, relation: own }];
      })
    : [];
  return {
    target: { id, revision },
    kind,
    on,
    reason,
    place,
    leave: moves === 'leave' ? chosen.map(({ personId }) => personId) : [],
    enter: moves === 'enter' ? places : [],
    relations: newHead === '' ? [] : renamed,
    splitInto: kind === 'split' ? places : [],
    otherId: kind === 'join' ? otherId : null,
  };
}
