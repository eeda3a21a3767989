import { fail, ok, type Result } from '#shared/result.ts';
import type { StandingPerson } from '../aggregates/case/application-store.ts';
import { findEditable } from '../applications/editable.ts';
import { takeBack } from '../applications/reopen.ts';
import { isSettledBy } from '../applications/review/review.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import type { SinglePersonPermit } from '../records.ts';
import type { ObjectionInput } from '../records/notice-record.ts';
import { findRow, insertRow, replaceRow, selectRows, type Stored } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import { applicationTable, statusOf } from '../tables/case/application.ts';
import { type ObjectionContent, type ObjectionRow, objectionTable } from '../tables/case/notice.ts';
import { settlementTable } from '../tables/case/settlement.ts';

/** Takes down an objection to an application that is in a notice. REASON_REQUIRED, NOT_FOUND, WRONG_STATUS, STALE_REVISION. */
export function objectTo(
  { env, writer }: StoreContext,
  actor: Actor,
  target: { readonly id: string; readonly revision: number },
  { receivedOn, ...said }: ObjectionInput,
): Result<string> {
  if (said.text.trim() === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['noticing'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const noticeId = found.value.row.notice_id;
    if (noticeId === null) throw new Error(`In a notice without one: ${target.id}`);
    const id = env.newId();
    const row: ObjectionRow = {
      notice_id: noticeId,
      application_id: target.id,
      state: 'open',
      received_on: receivedOn,
      recorded_at: write.now,
    };
    const content = { ...said, recordedBy: actor.userName, decided: null };
    insertRow(write, objectionTable, { id, revision: 1 }, row, content);
    write.record('application.object', target.id, said.text);
    return ok(id);
  });
}

type Decision = { readonly reason: string; readonly permit: SinglePersonPermit | null };

/** The objection and whether whoever decides settled what it is about. REASON_REQUIRED, NOT_FOUND, OBJECTION_DECIDED, FOUR_EYES_OBJECTION. */
function findOpen(
  write: Write,
  actor: Actor,
  id: string,
  { reason, permit }: Decision,
): Result<{ readonly stored: Stored<ObjectionRow, ObjectionContent>; readonly permit: SinglePersonPermit | null }> {
  if (reason === '') return fail('REASON_REQUIRED');
  const stored = findRow(write, objectionTable, id);
  if (stored === null) return fail('NOT_FOUND');
  if (stored.row.state !== 'open') return fail('OBJECTION_DECIDED');
  // Also a settlement that was taken back meanwhile: whoever made the last one has had their say.
  const ofApplication = sql`WHERE application_id = ${stored.row.application_id} ORDER BY settled_at DESC, id DESC LIMIT 1`;
  const [settlement] = selectRows(write, settlementTable, ofApplication);
  const isOwn = settlement !== undefined && isSettledBy(settlement.content(), actor);
  return isOwn && permit === null ? fail('FOUR_EYES_OBJECTION') : ok({ stored, permit: isOwn ? permit : null });
}

function decide(
  write: Write,
  { id, revision, row, content }: Stored<ObjectionRow, ObjectionContent>,
  result: 'dismissed' | 'upheld',
  said: Decision,
): void {
  const decided = { ...said, result, at: write.now, by: write.actor.userName };
  const key = { id, revision: revision + 1 };
  replaceRow(write, objectionTable, key, { ...row, state: result }, { ...content(), decided });
}

/**
 * 异议不成立, with the reason, by somebody else than who settled or under the county's permit. REASON_REQUIRED,
 * NOT_FOUND, OBJECTION_DECIDED, FOUR_EYES_OBJECTION.
 */
export function dismissObjection(
  { writer }: StoreContext,
  actor: Actor,
  id: string,
  { reason: typed, permit: allowed }: Decision,
): Result<string> {
  const reason = typed.trim();
  return writer.write(actor, (write) => {
    const open = findOpen(write, actor, id, { reason, permit: allowed });
    if (!open.ok) return open;
    const { stored, permit } = open.value;
    decide(write, stored, 'dismissed', { reason, permit });
    write.record('application.dismissObjection', stored.row.application_id, reason);
    return ok(stored.row.application_id);
  });
}

/**
 * 异议成立: the application goes back to a draft with the reason, as a reviewer sends it back; what was taken back
 * meanwhile stays where it is. REASON_REQUIRED, NOT_FOUND, OBJECTION_DECIDED, FOUR_EYES_OBJECTION.
 */
export function upholdObjection(
  { env, writer }: StoreContext,
  actor: Actor,
  id: string,
  { reason: typed, permit: allowed }: Decision,
  standing: StandingPerson | null,
): Result<string> {
  const reason = typed.trim();
  return writer.write(actor, (write) => {
    const open = findOpen(write, actor, id, { reason, permit: allowed });
    if (!open.ok) return open;
    const { stored, permit } = open.value;
    const applicationId = stored.row.application_id;
    const application = findRow(write, applicationTable, applicationId);
    if (application === null) return fail('NOT_FOUND');
    decide(write, stored, 'upheld', { reason, permit });
    const status = statusOf(application.row);
    const goesBack = status === 'settled' || status === 'reviewed' || status === 'noticing';
    if (goesBack) takeBack(write, env.newId, application, standing);
    write.record(goesBack ? 'application.upholdObjection' : 'application.noteObjection', applicationId, reason);
    return ok(applicationId);
  });
}
