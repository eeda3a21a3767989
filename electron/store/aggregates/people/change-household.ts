import type { Day } from '#shared/day.ts';
import type { Place, Step } from '#shared/domain/household/change-household.ts';
import { MOVES } from '#shared/domain/household/household-words.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import { findRow, insertRow, replaceRow, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { householdTable, memberTable } from '../../tables/people/household.ts';
import { keepOld } from '../../tables/superseded.ts';
import { putEvent, type StoredHousehold } from './change-members.ts';
import type { HouseholdInput, HouseholdOrder } from './people-records.ts';

type Target = { readonly id: string; readonly revision: number };

function makeRow(write: Write, newId: () => string, content: HouseholdInput): StoredHousehold {
  const id = newId();
  const row = { state: 'current', created_at: write.now, updated_at: write.now } as const;
  insertRow(write, householdTable, { id, revision: 1 }, row, content);
  const made = findRow(write, householdTable, id);
  if (made === null) throw new Error('Just written, but not there');
  return made;
}

function findHousehold(write: Write, { id, revision }: Target): Result<StoredHousehold> {
  const stored = findRow(write, householdTable, id);
  if (stored === null) return fail('NOT_FOUND');
  return stored.revision === revision ? ok(stored) : fail('STALE_HOUSEHOLD');
}

/** A new household with its first members; gives its id. */
export function foundHousehold(
  { env, writer }: StoreContext,
  actor: Actor,
  content: HouseholdInput,
  members: readonly Place[],
  on: Day,
  today: Day,
): Result<string> {
  return writer.write(actor, (write) => {
    if (members.length === 0) return fail('ONE_HEAD', { heads: 0 });
    const made = makeRow(write, env.newId, content);
    const step: Step = { kind: 'found', on, leave: [], enter: members, relations: [] };
    const put = putEvent(write, env.newId, made, { step, reason: '', place: '', otherId: null }, today);
    if (!put.ok) return put;
    write.record('household.found', made.id);
    return ok(made.id);
  });
}

/** Number, address and village of a household. */
export function describeHousehold(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  content: HouseholdInput,
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findHousehold(write, target);
    if (!found.ok) return found;
    const { id, revision, row } = found.value;
    keepOld(write, env.newId, householdTable, found.value);
    replaceRow(write, householdTable, { id, revision: revision + 1 }, { ...row, updated_at: write.now }, content);
    write.record('household.describe', id);
    return ok(id);
  });
}

/** A change of who belongs to a household; gives its id. Failures as `PeopleStore.change` says. */
export function changeMembers(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  order: HouseholdOrder,
  today: Day,
): Result<string> {
  const reason = order.reason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findHousehold(write, target);
    if (!found.ok) return found;
    const household = found.value;
    const { kind, on, place, relations } = order;
    // What a kind does not do is not done, whatever the order says beside it.
    const leave = MOVES[kind] === 'leave' ? order.leave : [];
    const enter = MOVES[kind] === 'enter' ? order.enter : [];
    const moving = MOVES[kind] === 'none' ? relations : [...leave, ...enter];
    if (moving.length === 0) return fail('NOBODY_CHOSEN');
    const put = (stored: StoredHousehold, step: Step, otherId: string | null): Result<void> =>
      putEvent(write, env.newId, stored, { step, reason, place, otherId }, today);
    const own: Step = { kind, on, leave, enter, relations };

    let otherId: string | null = null;
    if (kind === 'join') {
      const joined = leaveWhole(write, order, household.id);
      if (!joined.ok) return joined;
      const { other, everybody } = joined.value;
      otherId = other.id;
      const gone = put(other, { kind: 'joined', on, leave: everybody, enter: [], relations: [] }, household.id);
      if (!gone.ok) return gone;
    }
    const splitOff = kind === 'split' ? makeRow(write, env.newId, household.content()) : null;
    const changed = put(household, own, splitOff?.id ?? otherId);
    if (!changed.ok) return changed;
    if (splitOff !== null) {
      const places = order.splitInto;
      if (places.length !== leave.length || !places.every(({ personId }) => leave.includes(personId)))
        return fail('NOT_A_MEMBER');
      const step: Step = { kind: 'split_off', on, leave: [], enter: places, relations: [] };
      const founded = put(splitOff, step, household.id);
      if (!founded.ok) return founded;
    }
    write.record('household.change', household.id, reason);
    return ok(household.id);
  });
}

/** Everybody of the household that comes in; each of them must have been given a relation. */
function leaveWhole(
  write: Write,
  { otherId, enter }: HouseholdOrder,
  householdId: string,
): Result<{ readonly other: StoredHousehold; readonly everybody: readonly string[] }> {
  const other = otherId === null || otherId === householdId ? null : findRow(write, householdTable, otherId);
  if (other === null) return fail('NOT_FOUND');
  const everybody = selectRows(write, memberTable, sql`WHERE household_id = ${other.id} AND state = 'open'`).map(
    ({ row }) => row.person_id,
  );
  const named = new Set(enter.map(({ personId }) => personId));
  if (named.size !== everybody.length || !everybody.every((id) => named.has(id))) return fail('JOIN_WHOLE');
  return ok({ other, everybody });
}
