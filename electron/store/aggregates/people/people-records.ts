import type { Day } from '#shared/day.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { Place, Span } from '#shared/domain/household/change-household.ts';
import type { ChangeKind, EventKind, Relation } from '#shared/domain/household/household-words.ts';
import type { IdType } from '#shared/domain/person/id-document.ts';
import type { NumberEnd } from '#shared/domain/person/number-end.ts';
import type { Result } from '#shared/result.ts';
import type { Insurance } from '#shared/settlement/vocabulary.ts';
import type { Actor } from '../../store-env.ts';

/** What a person's file says by itself. Empty text and null: not known yet. */
export type PersonFileInput = {
  readonly idType: IdType;
  readonly idNumber: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: Day;
  readonly phone: string;
  readonly address: string;
  readonly village: string;
  readonly insurance: Insurance | null;
  readonly account: ApplicationForm['account'];
};

/** One person's file as it stands, by itself: `store.persons.get` gives the file that stands for merged ones. */
export type PersonFileRecord = PersonFileInput & {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

export type FormerNumber = {
  readonly idType: IdType;
  readonly idNumber: string;
  /** mistyped: it never was theirs, and leads nobody here. */
  readonly why: NumberEnd;
  readonly endedAt: string;
};

/** A merge in force. */
export type MergeRecord = {
  readonly id: string;
  readonly keptId: string;
  readonly goneId: string;
  readonly mergedAt: string;
  readonly who: string;
  readonly reason: string;
};

export type HouseholdInput = { readonly number: string; readonly address: string; readonly village: string };

export type EventRecord = {
  readonly kind: EventKind;
  readonly on: Day;
  readonly at: string;
  readonly who: string;
  readonly reason: string;
  readonly place: string;
  readonly people: readonly { readonly personId: string; readonly relation: Relation | null }[];
  readonly otherId: string | null;
};

export type HouseholdRecord = HouseholdInput & {
  readonly id: string;
  readonly revision: number;
  readonly state: 'current' | 'ended';
  readonly spans: readonly Span[];
  /** Oldest first. */
  readonly events: readonly EventRecord[];
};

/** A change as the clerk orders it. */
export type HouseholdOrder = {
  readonly kind: ChangeKind;
  readonly on: Day;
  readonly reason: string;
  readonly place: string;
  readonly leave: readonly string[];
  readonly enter: readonly Place[];
  /** Whose relation is another from then on; a new head among them. */
  readonly relations: readonly Place[];
  /** A split: relations in the new household. Empty otherwise. */
  readonly splitInto: readonly Place[];
  /** A join: the household that comes in whole. Null otherwise. */
  readonly otherId: string | null;
};

/**
 * People's files and their households. Every change is a transaction with its audit entry, keeps what stood before, and
 * needs a reason once money or identity is in it.
 */
export type PeopleStore = {
  /** Null: there is none. Never follows a merge. */
  readonly file: (id: string) => PersonFileRecord | null;
  /**
   * A new file (`target` null) or its next revision. Another number keeps the former one leading here, so that ledger
   * and bills follow; a mistyped one (`numberEnd`) leads here the applications that were accepted under it, nobody else.
   * REASON_REQUIRED (number, name, sex, birth date or account change), NUMBER_END_UNSAID (another number, but not why),
   * PERSON_EXISTS (another file has the number), NEWBORN_ORDER_USED, NOT_FOUND, STALE_PERSON.
   */
  readonly save: (
    actor: Actor,
    target: { readonly id: string; readonly revision: number } | null,
    content: PersonFileInput,
    reason: string,
    numberEnd?: NumberEnd | null,
  ) => Result<PersonFileRecord>;
  /** The number of a guardian's next child without one; null: every order was used. */
  readonly nextNewborn: (guardian: string) => string | null;
  /** Up to `most` files whose id comes before, newest first; those merged into another one are left out. */
  readonly before: (id: string | null, most: number) => readonly PersonFileRecord[];
  readonly count: () => number;
  readonly formerNumbers: (id: string) => readonly FormerNumber[];
  /** Everybody who is the same person, the file that stands for all of them first. */
  readonly same: (id: string) => readonly string[];
  readonly merges: (id: string) => readonly MergeRecord[];
  /** Files that were once merged into this person's and taken out again. */
  readonly partedFrom: (id: string) => readonly string[];
  /** Whether files were merged with this person's, or a merge was taken back, at that instant or later. */
  readonly wasMergedSince: (id: string, at: string) => boolean;
  /** REASON_REQUIRED, NOT_FOUND, ALREADY_MERGED. */
  readonly merge: (
    actor: Actor,
    files: { readonly kept: string; readonly gone: string },
    reason: string,
  ) => Result<string>;
  /** Takes a merge back. REASON_REQUIRED, NOT_FOUND. */
  readonly unmerge: (actor: Actor, mergeId: string, reason: string) => Result<string>;
  /** What `look` gives if the two were merged; nothing is kept. Failures as of `merge`. */
  readonly asIfMerged: <T>(
    actor: Actor,
    files: { readonly kept: string; readonly gone: string },
    look: () => T,
  ) => Result<T>;
  /** What `look` gives if a merge was taken back; nothing is kept. NOT_FOUND. */
  readonly asIfUnmerged: <T>(
    actor: Actor,
    mergeId: string,
    look: (files: { readonly keptId: string; readonly goneId: string }) => T,
  ) => Result<T>;
  readonly household: (id: string) => HouseholdRecord | null;
  /** The household a person belongs to on a day; null: none. */
  readonly householdOf: (personId: string, on: Day) => HouseholdRecord | null;
  /** The household a person belonged to last; null: none ever. */
  readonly lastHouseholdOf: (personId: string) => HouseholdRecord | null;
  /** REASON_REQUIRED is never asked here. IN_OTHER_HOUSEHOLD, and what `changeHousehold` gives. */
  readonly found: (
    actor: Actor,
    content: HouseholdInput,
    members: readonly Place[],
    on: Day,
    today: Day,
  ) => Result<HouseholdRecord>;
  /** Number, address, village. NOT_FOUND, STALE_HOUSEHOLD. */
  readonly describe: (
    actor: Actor,
    target: { readonly id: string; readonly revision: number },
    content: HouseholdInput,
  ) => Result<HouseholdRecord>;
  /** REASON_REQUIRED, NOT_FOUND, STALE_HOUSEHOLD, IN_OTHER_HOUSEHOLD, and what `changeHousehold` gives. */
  readonly change: (
    actor: Actor,
    target: { readonly id: string; readonly revision: number },
    order: HouseholdOrder,
    today: Day,
  ) => Result<HouseholdRecord>;
  /**
   * Takes the last change back. REASON_REQUIRED, NOT_FOUND, STALE_HOUSEHOLD, CHANGE_NOT_UNDOABLE (it only began, or went into
   * another one), OTHER_CHANGED_SINCE (the other household of a split or join has changed), IN_OTHER_HOUSEHOLD.
   */
  readonly undoChange: (
    actor: Actor,
    target: { readonly id: string; readonly revision: number },
    reason: string,
    today: Day,
  ) => Result<HouseholdRecord>;
};
