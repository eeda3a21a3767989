import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import type { SinglePersonPermit } from '../../records.ts';
import type { FailedCondition } from '../../records/outcome-record.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import type { StandingPerson } from '../../aggregates/case/application-store.ts';
import { applicationTable, type Standing, type StoredApplication } from '../../tables/case/application.ts';
import { keepOld } from '../../tables/superseded.ts';
import { findEditable, replaceApplication, type Target } from '../editable.ts';
import { reverseLedger, withdrawContent } from '../reopen.ts';
import { endExemptions } from '../../exemptions/end-exemptions.ts';
import { leaveNotice } from '../../notices/leave-notice.ts';
import { restorePerson } from '../person/restore-person.ts';
import { withdrawReview } from '../review/review.ts';
import { runningAgain } from './correct.ts';
import { currentOutcome, endOutcome, keepOutcome } from './keep-outcome.ts';

/** Ends an application without aid: nothing of it counts any more, and its bills are free. */
function close(
  write: Write,
  newId: () => string,
  stored: StoredApplication,
  standing: Extract<Standing, 'refused' | 'withdrawn'>,
  person: StandingPerson | null,
): void {
  const { id, row } = stored;
  keepOld(write, newId, applicationTable, stored);
  const pauses = runningAgain(row, write.now);
  replaceApplication(write, stored, {
    status: 'accepted',
    standing,
    payable: null,
    review_id: null,
    notice_id: null,
    pauses,
  });
  withdrawContent(write, id);
  withdrawReview(write, id);
  leaveNotice(write, id);
  endExemptions(write, id, standing === 'refused' ? '不予救助' : '撤回申请');
  endOutcome(write, id);
  if (row.status === 'draft') return;
  restorePerson(write, newId, row.person_id, person);
  reverseLedger(write, newId, id);
}

/**
 * Everything before sealing → 已撤回, because the applicant says so. A draft that never was accepted is discarded
 * instead: WRONG_STATUS. REASON_REQUIRED, NOT_FOUND, STALE_REVISION.
 */
export function withdrawApplication(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  typedReason: string,
  person: StandingPerson | null,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const from = ['draft', 'accepted', 'correcting', 'settled', 'reviewed', 'noticing'] as const;
    const found = findEditable(write, target, from, 'WRONG_STATUS');
    if (!found.ok) return found;
    if (found.value.row.number === null) return fail('WRONG_STATUS', { status: '草稿' });
    close(write, env.newId, found.value, 'withdrawn', person);
    keepOutcome(write, env.newId(), 'withdrawn', target, { reason });
    write.record('application.withdraw', target.id, reason);
    return ok(target.id);
  });
}

/**
 * Accepted → 拟不予救助 with every failed condition, until somebody else confirms. REASON_REQUIRED when none is named,
 * NOT_FOUND, WRONG_STATUS, STALE_REVISION.
 */
export function proposeRefusal(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  failed: readonly FailedCondition[],
): Result<string> {
  if (failed.length === 0) return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['accepted'], 'WRONG_STATUS');
    if (!found.ok) return found;
    keepOld(write, env.newId, applicationTable, found.value);
    replaceApplication(write, found.value, { standing: 'refusing' });
    const reason = [...new Set(failed.map(({ condition }) => condition))].join('；');
    keepOutcome(write, env.newId(), 'refusing', target, { reason, failed });
    write.record('application.refuse', target.id, `不符合：${reason}`);
    return ok(target.id);
  });
}

/** 拟不予救助 → accepted: whoever looks at it sees it otherwise. REASON_REQUIRED, NOT_FOUND, WRONG_STATUS, STALE_REVISION. */
export function declineRefusal(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  typedReason: string,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['refusing'], 'WRONG_STATUS');
    if (!found.ok) return found;
    keepOld(write, env.newId, applicationTable, found.value);
    replaceApplication(write, found.value, { standing: null });
    endOutcome(write, target.id);
    write.record('application.declineRefusal', target.id, reason);
    return ok(target.id);
  });
}

/**
 * 拟不予救助 → 不予救助, by somebody else than who proposed it; the county's permit for a township with one person lifts
 * that. Frees the bills. NOT_FOUND, WRONG_STATUS, STALE_REVISION, FOUR_EYES_REFUSAL.
 */
export function confirmRefusal(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  permit: SinglePersonPermit | null,
  person: StandingPerson | null,
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['refusing'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const proposed = currentOutcome(write, target.id);
    if (proposed === null) throw new Error(`Refused without a proposal: ${target.id}`);
    const { by, byId, reason, failed } = proposed.content();
    // As in a review: whoever was removed and added again has a new id.
    const isOwn = byId === actor.userId || by === actor.userName;
    if (isOwn && permit === null) return fail('FOUR_EYES_REFUSAL');
    close(write, env.newId, found.value, 'refused', person);
    const said = { reason, failed, proposedBy: by, permit: isOwn ? permit : null };
    keepOutcome(write, env.newId(), 'refused', target, said);
    const how = isOwn && permit !== null ? `同一人，县级授权 ${permit.permitNo}` : '';
    write.record('application.confirmRefusal', target.id, how);
    return ok(target.id);
  });
}
