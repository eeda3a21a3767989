import { setImmediate } from 'node:timers/promises';
import type { RosterTrial } from '#shared/contract/people/roster.ts';
import { isUndecided, STATUS_WORDS } from '#shared/domain/application-status.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import type { Store } from '../../store/store.ts';

const PAGE = 24;
const MOST_SHOWN = 200;

/** Open applications of people whose identities change. Gives way to other work after each page. Null: ended. */
export async function movedApplications(
  store: Store,
  moved: ReadonlyMap<string, string>,
  isWanted: () => boolean,
): Promise<RosterTrial['applications'] | null> {
  const rows: RosterTrial['applications']['rows'] = [];
  let total = 0;
  if (moved.size === 0) return { total, rows };
  for (let last = ''; ;) {
    const page = store.searchable.after('application', last, PAGE);
    for (const { id, number, status, idNumber, name } of page) {
      last = id;
      if (status === null || !isUndecided(status)) continue;
      const what = moved.get(normaliseIdNumber(idNumber));
      if (what === undefined) continue;
      total += 1;
      if (rows.length < MOST_SHOWN) rows.push({ id, number, status: STATUS_WORDS[status], name: name.trim(), what });
    }
    if (page.length < PAGE) return { total, rows };
    await setImmediate();
    if (!isWanted()) return null;
  }
}
