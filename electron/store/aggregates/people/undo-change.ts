import { type Day, toDay } from '#shared/day.ts';
import type { Span, Step } from '#shared/domain/household/change-household.ts';
import {
  isUndoable,
  type PastEvent,
  replayHousehold,
  standingEvents,
} from '#shared/domain/household/replay-household.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import { findRow, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { type EventContent, eventTable, householdTable } from '../../tables/people/household.ts';
import { isElsewhere, putDown, putSpans, type StoredHousehold, touch } from './change-members.ts';

type KnownEvent = PastEvent & Pick<EventContent, 'otherId'> & { readonly at: string };

const eventsOf = (write: Write, householdId: string): readonly KnownEvent[] =>
  standingEvents(
    selectRows(write, eventTable, sql`WHERE household_id = ${householdId} ORDER BY position`).map(
      ({ row, content }): KnownEvent => ({ ...content(), on: toDay(row.on_day), at: row.at }),
    ),
  );

/** A household as it was before its last event. */
type Before = { readonly household: StoredHousehold; readonly spans: readonly Span[]; readonly last: KnownEvent };

function beforeLast(write: Write, household: StoredHousehold, today: Day): Result<Before> {
  const events = eventsOf(write, household.id);
  const last = events.at(-1);
  if (last === undefined) throw new Error(`A household that never began: ${household.id}`);
  const spans = replayHousehold(events.slice(0, -1), today);
  return spans.ok ? ok({ household, spans: spans.value, last }) : spans;
}

/**
 * Takes the last change of a household back, in both where two were touched; who belonged to it is as it was before. Gives its
 * id. Failures as `PeopleStore.undoChange` says.
 */
export function undoChange(
  { env, writer }: StoreContext,
  actor: Actor,
  target: { readonly id: string; readonly revision: number },
  typedReason: string,
  today: Day,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const stored = findRow(write, householdTable, target.id);
    if (stored === null) return fail('NOT_FOUND');
    if (stored.revision !== target.revision) return fail('STALE_HOUSEHOLD');
    const own = beforeLast(write, stored, today);
    if (!own.ok) return own;
    const { last } = own.value;
    if (!isUndoable(last.kind)) return fail('CHANGE_NOT_UNDOABLE');
    const other = last.otherId === null ? ok(null) : beforeOther(write, last.otherId, last, today);
    if (!other.ok) return other;
    // Whoever leaves again goes first: nobody is in two households meanwhile.
    const both = last.kind === 'join' ? [own.value, other.value] : [other.value, own.value];
    for (const before of both) {
      const done = before === null ? ok(undefined) : putBack(write, env.newId, before, reason);
      if (!done.ok) return done;
    }
    write.record('household.change', target.id, `撤销：${reason}`);
    return ok(target.id);
  });
}

/** The other household of a split or a join; nothing may have happened to it since. */
function beforeOther(write: Write, otherId: string, last: KnownEvent, today: Day): Result<Before> {
  const stored = findRow(write, householdTable, otherId);
  const before = stored === null ? fail('NOT_FOUND') : beforeLast(write, stored, today);
  if (!before.ok) return before;
  return before.value.last.at === last.at ? before : fail('OTHER_CHANGED_SINCE');
}

function putBack(write: Write, newId: () => string, { household, spans, last }: Before, reason: string): Result<void> {
  const returning = spans.filter(({ to }) => to === null);
  // Who moved on in the meantime is not taken out of where they are.
  if (returning.some((span) => isElsewhere(write, span, household.id))) return fail('IN_OTHER_HOUSEHOLD');
  putSpans(write, newId, household.id, spans);
  const relations = last.people.flatMap(({ personId }) => {
    const span = returning.find((each) => each.personId === personId);
    return span === undefined ? [] : [{ personId, relation: span.relation }];
  });
  const gone = last.people
    .map(({ personId }) => personId)
    .filter((id) => !relations.some((each) => each.personId === id));
  const step: Step = { kind: 'undo', on: last.on, leave: gone, enter: [], relations };
  putDown(write, newId, household.id, step, { reason, place: '', otherId: null });
  touch(write, newId, household, spans);
  return ok(undefined);
}
