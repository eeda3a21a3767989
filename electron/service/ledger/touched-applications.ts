import { setImmediate } from 'node:timers/promises';
import type { CountyLedgerTrial } from '#shared/contract/county/county-ledger.ts';
import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { isConfirmed, isUndecided, STATUS_WORDS } from '#shared/domain/application-status.ts';
import { normaliseIdNumber } from '#shared/id-number.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { CountyStanding } from '../../store/records/county-ledger-record.ts';
import { gatherAssessInput } from '../application/gather-assess-input.ts';
import { presentSettlement } from '../application/moves/present-settlement.ts';
import { assessForm } from '../assess/assess-form.ts';
import { isStillOpen, type UserContext } from '../handlers/unlocked.ts';

const PAGE = 24;
const MOST_SHOWN = 200;

type Touched = CountyLedgerTrial['applications'];

const dueOf = (view: SettlementView | null): number | null => (view?.status === 'settled' ? view.payable : null);

/** What is due with the county's ledger standing so; null: not decided. */
function dueWith(context: UserContext, record: ApplicationRecord, standing: CountyStanding | null): number | null {
  if (isConfirmed(record.status)) {
    const present = presentSettlement(context, record, { standing });
    return present.ok ? dueOf(present.value.after) : null;
  }
  const pack = context.packs.get(context.open.station.pack);
  if (!pack.ok) return null;
  const input = gatherAssessInput(context, pack.value, record.id, record.form, null, standing);
  return dueOf(assessForm(input, { withTrace: false }).settlement);
}

/** The open applications of these people, with what is due now and what would be. Null: somebody locked meanwhile. */
export async function touchedApplications(
  context: UserContext,
  numbers: ReadonlySet<string>,
  after: CountyStanding,
): Promise<Touched | null> {
  const { store } = context.open;
  const rows: Touched['rows'] = [];
  let total = 0;
  if (numbers.size === 0) return { total, rows };
  for (let last = ''; ;) {
    const page = store.searchable.after('application', last, PAGE);
    for (const { id, number, status, idNumber, name } of page) {
      last = id;
      if (status === null || !isUndecided(status) || !numbers.has(normaliseIdNumber(idNumber))) continue;
      total += 1;
      const record = rows.length < MOST_SHOWN ? store.applications.get(id) : null;
      if (record === null) continue;
      const [before, then] = [dueWith(context, record, null), dueWith(context, record, after)];
      rows.push({ id, number, status: STATUS_WORDS[status], name: name.trim(), before, after: then });
    }
    if (page.length < PAGE) return { total, rows };
    await setImmediate();
    if (!isStillOpen(context)) return null;
  }
}
