import { ok, type Result } from '#shared/result.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { applicationTable } from '../tables/case/application.ts';
import { leaveNotice } from '../notices/leave-notice.ts';
import { keepOld } from '../tables/superseded.ts';
import { findEditable, replaceApplication, type Target } from './editable.ts';
import { reverseLedger, withdrawSettlement } from './reopen.ts';
import { withdrawReview } from './review/review.ts';
import { enterLedger, keepSettlement, type SettleContent } from './settle.ts';

/**
 * Settled or reviewed → settled anew, because another application of the person moved the books: a new revision, the
 * ledger taken back and written again, no review yet. Person, visits and bills stay. `reason` names what moved it and
 * stands in the history. NOT_FOUND, WRONG_STATUS, STALE_REVISION.
 */
export function resettleApplication(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  { settlement, ledger }: SettleContent,
  reason: string,
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['settled', 'reviewed', 'noticing'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const personId = found.value.row.person_id;
    if (personId === null) throw new Error(`Settled without a person: ${target.id}`);
    keepOld(write, env.newId, applicationTable, found.value);
    const { payable } = settlement;
    replaceApplication(write, found.value, { status: 'settled', payable, review_id: null, notice_id: null });
    withdrawReview(write, target.id);
    leaveNotice(write, target.id);
    withdrawSettlement(write, target.id);
    reverseLedger(write, env.newId, target.id);
    keepSettlement(write, env.newId(), target, settlement);
    enterLedger(write, env.newId, { person_id: personId, application_id: target.id }, ledger);
    write.record('application.resettle', target.id, reason);
    return ok(target.id);
  });
}
