import type { Day } from '../day.ts';
import type { CategoryId } from '../settlement/category.ts';

/** One identity of a person as the rosters of one list have shown it. */
export type RosterIdentity = {
  readonly category: CategoryId;
  /** In the words of the roster. */
  readonly words: string;
  /** As the roster says; null: it does not say. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Day of the first and of the last roster that showed it. */
  readonly firstOn: Day;
  readonly lastOn: Day;
  /** Day of the roster that no longer showed it, or said that it has ended; null while it stands. */
  readonly endedOn: Day | null;
};

/** A person of a list, under all identities it ever showed. */
export type RosterPerson = {
  readonly idNumber: string;
  readonly name: string;
  readonly village: string;
  readonly headId: string;
  readonly relation: string;
  readonly identities: readonly RosterIdentity[];
};

/** The identities that the last roster of the list shows. */
export const standing = (person: RosterPerson): readonly RosterIdentity[] =>
  person.identities.filter(({ endedOn }) => endedOn === null);
