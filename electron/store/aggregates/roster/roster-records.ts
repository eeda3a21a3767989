import type { Day } from '#shared/day.ts';
import type { Result } from '#shared/result.ts';
import type { RosterPerson } from '#shared/roster/roster-person.ts';
import type { RosterCounts, RosterPlan } from '#shared/roster/roster-plan.ts';
import type { RosterSource } from '#shared/roster/roster-source.ts';
import type { SinglePersonPermit } from '../../records.ts';
import type { Actor } from '../../store-env.ts';

/**
 * `staging`: its parts are being written, or were left by an import that did not end. `waiting`: whole, but somebody else
 * must confirm it. `active`: it counts, until a later one of its list does. `undone`: it no longer counts.
 */
export type RosterState = 'staging' | 'waiting' | 'active' | 'undone';

/**
 * How people are spread over parts: `bits` of a keyed hash of the identity number say which of 2 to the power of `bits`
 * parts is theirs. The key is the list's own and outlives a change of the data key; it lies sealed with the roster.
 */
export type Placing = { readonly bits: number; readonly key: string };

/** An import before its parts are written. */
export type RosterInput = {
  readonly source: RosterSource;
  /** Which list of the source it is; each list has rosters of its own. */
  readonly listName: string;
  /** The day the roster shows. */
  readonly asOf: Day;
  readonly fileName: string;
  readonly sha256: string;
  /** The roster of the list it was compared with; null: the list is new. */
  readonly base: string | null;
  readonly placing: Placing;
  readonly counts: RosterCounts;
  readonly plan: RosterPlan;
};

export type RosterRecord = RosterInput & {
  readonly id: string;
  readonly position: number;
  readonly state: RosterState;
  readonly importedAt: string;
  readonly importedBy: string;
  readonly importedById: string;
  /** Who confirmed it as the second person; null: nobody had to, or has yet. */
  readonly confirmedBy: string | null;
  /** The county's permit under which whoever imported it confirmed it too; null: two people, or nobody had to. */
  readonly permitNo: string | null;
};

/** People whose identity numbers belong into one part. */
export type RosterPart = { readonly position: number; readonly people: readonly RosterPerson[] };

/** Rosters of identities. What counts of a list is its latest active one, which holds all that was ever in the list. */
export type RosterStore = {
  /** Newest first. Damaged ones are left out and named by `Store.damaged`. */
  readonly list: () => readonly RosterRecord[];
  readonly get: (id: string) => RosterRecord | null;
  /** The roster that counts of a list; null: none. */
  readonly current: (source: RosterSource, listName: string) => RosterRecord | null;
  /** How a roster of so many people is spread: never over fewer parts than the one before, and by the same key. */
  readonly placing: (base: RosterRecord | null, people: number) => Placing;
  /** The people of one part. Throws ROW_TAMPERED when the part is damaged or gone. */
  readonly part: (roster: RosterRecord, position: number) => readonly RosterPerson[];
  /** The person of an identity number in every list that knows it. */
  readonly find: (idNumber: string) => readonly { readonly roster: RosterRecord; readonly person: RosterPerson }[];
  /** Begins an import; it counts for nothing. */
  readonly begin: (actor: Actor, input: RosterInput) => RosterRecord;
  /** Adds parts to an import that was begun. */
  readonly addParts: (actor: Actor, id: string, parts: readonly RosterPart[]) => void;
  /** Ends an import whose parts are all written: from now on it counts, or waits for a second person. ROSTER_BASE_CHANGED. */
  readonly finish: (actor: Actor, id: string, state: 'active' | 'waiting') => Result<RosterRecord>;
  /** The second person's word, or the same person's under the county's permit. NOT_FOUND, ROSTER_OWN_CONFIRMATION, ROSTER_BASE_CHANGED. */
  readonly confirm: (actor: Actor, id: string, permit: SinglePersonPermit | null) => Result<RosterRecord>;
  /** What counted before counts again; a waiting one never counts. NOT_FOUND, ROSTER_NOT_LATEST, REASON_REQUIRED. */
  readonly undo: (actor: Actor, id: string, reason: string) => Result<RosterRecord>;
  /** Removes up to `most` parts that count for nothing any more; gives how many. None may be under way. */
  readonly clear: (actor: Actor, most: number) => number;
};
