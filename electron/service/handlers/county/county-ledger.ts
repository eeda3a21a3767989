import type { CountyLedgerEntry } from '#shared/contract/county/county-ledger.ts';
import type { Handlers } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/result.ts';
import type { CountyLedgerRecord } from '../../../store/records/county-ledger-record.ts';
import { isSameUser } from '../../../store/same-user.ts';
import type { Actor } from '../../../store/store-env.ts';
import { permitOf } from '../../application/single-person.ts';
import { asksForSecond, tryLedger } from '../../ledger/ledger-trial.ts';
import type { Context } from '../../service-context.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names = Extract<keyof Handlers<Context>, `countyLedger/${string}`>;

function entryOf(record: CountyLedgerRecord, actor: Actor): CountyLedgerEntry {
  const { id, asOf, state, changedAt, takenBy, takenById, confirmedBy, permitNo, reason, undoBy, undoById } = record;
  const isOwn =
    undoBy === null || undoById === null ? isSameUser(takenById, takenBy, actor) : isSameUser(undoById, undoBy, actor);
  return { id, asOf, state, at: changedAt, takenBy, isOwn, confirmedBy, permitNo, reason, undoBy };
}

/** One whose state was changed, as it is shown; limits and dues of others may have changed with it. */
function changed({ open, emit }: UserContext, record: Result<CountyLedgerRecord>): Result<CountyLedgerEntry> {
  if (!record.ok) return record;
  emit('sync/changed', {});
  return ok(entryOf(record.value, open.actor));
}

export const countyLedgerHandlers: Pick<Handlers<Context>, Names> = {
  'countyLedger/list': unlocked(({ open }) =>
    ok({ rows: open.store.countyLedger.list().map((record) => entryOf(record, open.actor)) }),
  ),
  'countyLedger/try': unlocked((context, { id, step }) => tryLedger(context, id, step)),
  'countyLedger/take': unlocked((context, { id }) => {
    const isWaiting = asksForSecond(context, id, 'take');
    if (!isWaiting.ok) return isWaiting;
    return changed(context, context.open.store.countyLedger.take(context.open.actor, id, isWaiting.value));
  }),
  'countyLedger/confirm': unlocked((context, { id }) => {
    const { store, actor, station } = context.open;
    return changed(context, store.countyLedger.confirm(actor, id, permitOf(station, context.clock.today())));
  }),
  'countyLedger/undo': unlocked((context, { id, reason }) => {
    const isWaiting = asksForSecond(context, id, 'undo');
    if (!isWaiting.ok) return isWaiting;
    return changed(context, context.open.store.countyLedger.undo(context.open.actor, id, reason, isWaiting.value));
  }),
  'countyLedger/keep': unlocked((context, { id }) =>
    changed(context, context.open.store.countyLedger.keep(context.open.actor, id)),
  ),
};
