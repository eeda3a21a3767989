import { setImmediate } from 'node:timers/promises';
import type { PolicyPack } from '#rules';
import type { AffectedRow } from '#shared/contract/policy.ts';
import { isUndecided, STATUS_WORDS } from '#shared/domain/application-status.ts';
import { isUntouchedVisit } from '#shared/domain/read-visit.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import { gatherAssessInput } from '../application/gather-assess-input.ts';
import { assessForm } from '../assess/assess-form.ts';
import type { UserContext } from '../handlers/unlocked.ts';

type Watch = {
  /** Asked before each application; false ends the comparison. */
  readonly isWanted: () => boolean;
  readonly onProgress: (done: number, total: number) => void;
};

/**
 * The open applications whose outcome under `after` differs from the one under `before`, and how many were looked at.
 * Null when it was ended. Gives way to other calls after each application. Writes nothing.
 */
export async function findAffected(
  context: Pick<UserContext, 'open' | 'clock'>,
  before: PolicyPack,
  after: PolicyPack,
  { isWanted, onProgress }: Watch,
): Promise<{ readonly rows: AffectedRow[]; readonly checked: number } | null> {
  const comesTo = (record: ApplicationRecord, pack: PolicyPack): AffectedRow['before'] => {
    const { settlement } = assessForm(gatherAssessInput(context, pack, record.id, record.form));
    if (settlement === null || settlement.status === 'undecided') return null;
    return { payable: settlement.payable, recover: settlement.recover };
  };
  const records = context.open.store.applications
    .list()
    .filter(({ status, form }) => isUndecided(status) && form.visits.some((visit) => !isUntouchedVisit(visit)));
  const rows: AffectedRow[] = [];
  for (const [index, record] of records.entries()) {
    if (!isWanted()) return null;
    const [was, becomes] = [comesTo(record, before), comesTo(record, after)];
    if (was?.payable !== becomes?.payable || was?.recover !== becomes?.recover) {
      rows.push({
        id: record.id,
        number: record.number,
        status: STATUS_WORDS[record.status],
        personName: record.form.person.name.trim(),
        before: was,
        after: becomes,
      });
    }
    onProgress(index + 1, records.length);
    await setImmediate();
  }
  return isWanted() ? { rows, checked: records.length } : null;
}
