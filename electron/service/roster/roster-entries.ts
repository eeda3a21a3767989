import type { RosterEntry } from '#shared/contract/people/roster.ts';
import type { RosterRecord } from '../../store/aggregates/roster/roster-records.ts';
import { isSameUser } from '../../store/same-user.ts';
import type { Actor } from '../../store/store-env.ts';
import type { Open } from '../session/session-state.ts';

/** The imports that people see: what was never finished is none. */
export function rosterEntries({ store, actor }: Pick<Open, 'store' | 'actor'>): RosterEntry[] {
  const seen = new Set<string>();
  return store.rosters.list().flatMap((record) => {
    const list = `${record.source}/${record.listName}`;
    const isCurrent = record.state === 'active' && !seen.has(list);
    if (isCurrent) seen.add(list);
    const entry = entryOf(record, isCurrent, actor);
    return entry === null ? [] : [entry];
  });
}

/** One import as it is shown; null for one under way. */
export function entryOf(record: RosterRecord, isCurrent: boolean, actor: Actor): RosterEntry | null {
  const { id, source, listName, asOf, state, fileName, counts, importedAt, importedBy, confirmedBy, permitNo } = record;
  if (state === 'staging') return null;
  const isOwn = isSameUser(record.importedById, importedBy, actor);
  return {
    id,
    source,
    listName,
    asOf,
    state,
    isCurrent,
    fileName,
    counts,
    importedAt,
    importedBy,
    isOwn,
    confirmedBy,
    permitNo,
  };
}
