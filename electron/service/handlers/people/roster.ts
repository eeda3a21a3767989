import type { ChannelInput, ChannelOutput, Handlers } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { RosterRecord } from '../../../store/aggregates/roster/roster-records.ts';
import { applyRoster, clearLeftovers } from '../../roster/apply-roster.ts';
import { identitiesOf } from '../../roster/identities-of.ts';
import { openRoster, proposeMapping } from '../../roster/open-file.ts';
import { permitOf } from '../../application/single-person.ts';
import { entryOf, rosterEntries } from '../../roster/roster-entries.ts';
import { changesOf } from '../../roster/trial/trial-rows.ts';
import { tryRoster } from '../../roster/trial/try-roster.ts';
import type { Context } from '../../service-context.ts';
import { isStillOpen, unlocked, type UserContext } from '../unlocked.ts';

type Names = Extract<keyof Handlers<Context>, `roster/${string}`>;

async function saveRefused(
  context: UserContext,
  { ticket }: ChannelInput<'roster/saveRefused'>,
): Promise<Result<ChannelOutput<'roster/saveRefused'>>> {
  const { open, rosters, host } = context;
  const file = rosters.find(open.store, ticket);
  if (file === null) return fail('ROSTER_GONE');
  if (file.trial === null) return fail('ROSTER_NOT_TRIED');
  const { order, summary, listName } = file.trial;
  const table = await file.reader.refused(order, new Map(summary.refused.map(({ row, reason }) => [row, reason])));
  if (!table.ok) return table;
  if (!isStillOpen(context)) return fail('LOCKED');
  const saved = await host.saveFile({
    suggestedName: `${file.fileName.replace(/\.[^.]*$/, '')}-拒收.xlsx`,
    filterName: 'Excel 表格',
    extensions: ['xlsx'],
    bytes: table.value,
  });
  if (!saved.ok) return saved;
  const path = saved.value?.path ?? null;
  // Whole identity numbers have left the sealed data; a lock meanwhile leaves nobody to write it down for.
  if (path !== null && isStillOpen(context)) {
    open.store.audit.note(open.actor, 'roster.saveRefused', `《${listName}》${summary.refused.length} 行`);
  }
  return ok({ path });
}

/** A roster whose state was changed, as it is shown; what it leaves behind is cleared away afterwards. */
async function changed(
  context: UserContext,
  result: Result<RosterRecord>,
): Promise<Result<ChannelOutput<'roster/undo'>>> {
  if (!result.ok) return result;
  const { open, rosters } = context;
  const entry = entryOf(result.value, result.value.state === 'active', open.actor);
  if (!rosters.isApplying()) await clearLeftovers(context);
  return entry === null ? fail('NOT_FOUND') : ok(entry);
}

export const rosterHandlers: Pick<Handlers<Context>, Names> = {
  'roster/list': unlocked(({ open }) => ok({ rosters: rosterEntries(open) })),
  'roster/open': unlocked(openRoster),
  'roster/mapping': unlocked(proposeMapping),
  'roster/try': unlocked(tryRoster),
  'roster/rows': unlocked(({ open, rosters }, { ticket, kind }) => {
    const trial = rosters.find(open.store, ticket)?.trial;
    return trial === undefined || trial === null ? fail('ROSTER_GONE') : ok(changesOf(trial, kind));
  }),
  'roster/apply': unlocked(applyRoster),
  'roster/saveRefused': unlocked(saveRefused),
  'roster/cancel': unlocked(({ rosters }) => {
    rosters.cancel();
    return ok({});
  }),
  'roster/close': unlocked(({ rosters }) => {
    if (!rosters.isApplying()) rosters.close();
    return ok({});
  }),
  'roster/confirm': unlocked((context, { id }) => {
    const { store, actor, station } = context.open;
    return changed(context, store.rosters.confirm(actor, id, permitOf(station, context.clock.today())));
  }),
  'roster/undo': unlocked((context, { id, reason }) =>
    changed(context, context.open.store.rosters.undo(context.open.actor, id, reason)),
  ),
  'roster/identitiesOf': unlocked(({ open, clock }, { idNumber }) =>
    ok({ identities: identitiesOf(open.store, idNumber, clock.today()) }),
  ),
};
