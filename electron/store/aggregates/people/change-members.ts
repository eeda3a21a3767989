import { canonicalJson } from '#shared/canonical-json.ts';
import type { Day } from '#shared/day.ts';
import { changeHousehold, type Place, type Span, type Step } from '#shared/domain/household/change-household.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import { findRow, insertRow, replaceRow, selectRows, type Stored } from '../../rows/sealed-table.ts';
import {
  type EventContent,
  eventTable,
  type HouseholdContent,
  type HouseholdRow,
  householdTable,
  memberTable,
  toSpan,
} from '../../tables/people/household.ts';
import { samePersons } from '../../tables/people/person-merge.ts';
import { keepOld } from '../../tables/superseded.ts';

export type StoredHousehold = Stored<HouseholdRow, HouseholdContent>;

/** One event of one household, to be put down in a transaction. */
export type MemberEvent = {
  readonly step: Step;
  readonly reason: string;
  readonly place: string;
  readonly otherId: string | null;
};

const currentOf = (householdId: string) =>
  sql`WHERE household_id = ${householdId} AND state <> 'withdrawn' ORDER BY from_on, id`;

/** A household that others live in cannot take somebody who still belongs elsewhere: they would count twice. */
export function isElsewhere(write: Write, { personId }: Pick<Place, 'personId'>, householdId: string): boolean {
  return samePersons(write, personId).some((id) =>
    selectRows(write, memberTable, sql`WHERE person_id = ${id} AND state = 'open'`).some(
      ({ row }) => row.household_id !== householdId,
    ),
  );
}

const keyOf = ({ personId, from }: Pick<Span, 'personId' | 'from'>): string => `${personId}/${from}`;

/** Puts an event and the times in the household after it down. IN_OTHER_HOUSEHOLD, and what `changeHousehold` gives. */
export function putEvent(
  write: Write,
  newId: () => string,
  household: StoredHousehold,
  { step, reason, place, otherId }: MemberEvent,
  today: Day,
): Result<void> {
  const before = selectRows(write, memberTable, currentOf(household.id)).map(toSpan);
  const changed = changeHousehold(before, step, today);
  if (!changed.ok) return changed;
  if (step.enter.some((entering) => isElsewhere(write, entering, household.id))) return fail('IN_OTHER_HOUSEHOLD');
  putSpans(write, newId, household.id, changed.value);
  putDown(write, newId, household.id, step, { reason, place, otherId });
  touch(write, newId, household, changed.value);
  return ok(undefined);
}

/** Puts the times in a household in the place of those that count now; what lasts no day any more stays, marked. */
export function putSpans(write: Write, newId: () => string, householdId: string, spans: readonly Span[]): void {
  const before = selectRows(write, memberTable, currentOf(householdId)).map((each) => ({ each, span: toSpan(each) }));
  const after = new Map(spans.map((span) => [keyOf(span), span]));
  const nowOf = (span: Span): Span | undefined => after.get(keyOf(span));
  // What ends goes first: somebody has one open time at most, also on the way.
  const ordered = before.toSorted((a, b) => Number(nowOf(a.span)?.to === null) - Number(nowOf(b.span)?.to === null));
  for (const { each, span } of ordered) {
    const now = nowOf(span);
    if (now !== undefined && canonicalJson(now) === canonicalJson(span)) continue;
    keepOld(write, newId, memberTable, each);
    const key = { id: each.id, revision: each.revision + 1 };
    if (now === undefined) replaceRow(write, memberTable, key, { ...each.row, state: 'withdrawn' }, each.content());
    else replaceRow(write, memberTable, key, { ...each.row, state: stateOf(now), to_on: now.to }, contentOf(now));
  }
  const known = new Set(before.map(({ span }) => keyOf(span)));
  for (const span of spans.filter((each) => !known.has(keyOf(each)))) {
    const row = {
      household_id: householdId,
      person_id: span.personId,
      state: stateOf(span),
      from_on: span.from,
      to_on: span.to,
    } as const;
    insertRow(write, memberTable, { id: newId(), revision: 1 }, row, contentOf(span));
  }
}

const stateOf = ({ to }: Span): 'open' | 'closed' => (to === null ? 'open' : 'closed');

const contentOf = ({ relation, began, ended }: Span) => ({ relation, began, ended });

/** Puts an event down as the next of a household. */
export function putDown(
  write: Write,
  newId: () => string,
  householdId: string,
  { kind, on, leave, enter, relations }: Step,
  said: Pick<EventContent, 'reason' | 'place' | 'otherId'>,
): void {
  const position = selectRows(write, eventTable, sql`WHERE household_id = ${householdId}`).length + 1;
  const people = [...enter, ...relations, ...leave.map((personId) => ({ personId, relation: null }))];
  const row = { household_id: householdId, position, on_day: on, at: write.now };
  const content: EventContent = { ...said, kind, who: write.actor.userName, people };
  insertRow(write, eventTable, { id: newId(), revision: 1 }, row, content);
}

/** The next revision of a household, so that somebody who still sees the one before is told. */
export function touch(write: Write, newId: () => string, household: StoredHousehold, spans: readonly Span[]): void {
  const stored = findRow(write, householdTable, household.id);
  if (stored === null) throw new Error(`A household is gone: ${household.id}`);
  keepOld(write, newId, householdTable, stored);
  const state: HouseholdRow['state'] = spans.every(({ to }) => to !== null) ? 'ended' : 'current';
  const row = { ...stored.row, state, updated_at: write.now };
  replaceRow(write, householdTable, { id: stored.id, revision: stored.revision + 1 }, row, stored.content());
}
