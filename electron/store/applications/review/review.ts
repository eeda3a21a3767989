import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import type { SinglePersonPermit } from '../../records.ts';
import { insertRow, replaceRow, selectRows } from '../../rows/sealed-table.ts';
import { isSameUser } from '../../same-user.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { applicationTable } from '../../tables/case/application.ts';
import { reviewTable } from '../../tables/case/review.ts';
import { type SettlementContent, settlementTable } from '../../tables/case/settlement.ts';
import { findEditable, type Target } from '../editable.ts';

/**
 * Settled → reviewed, by somebody else than whoever settled. The county's permit for a township with one person lifts
 * that, and is then kept with the review. The revision stays: what is approved is that very revision. NOT_FOUND,
 * WRONG_STATUS, STALE_REVISION, FOUR_EYES.
 */
export function reviewApplication(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  permit: SinglePersonPermit | null,
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['settled'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const { id, revision, row, content } = found.value;
    const [settlement] = selectRows(write, settlementTable, sql`WHERE application_id = ${id} AND state = 'current'`);
    if (settlement === undefined) throw new Error(`Settled without a settlement: ${id}`);
    const isOwn = isSettledBy(settlement.content(), actor);
    if (isOwn && permit === null) return fail('FOUR_EYES');
    const reviewId = env.newId();
    const review = {
      application_id: id,
      application_revision: revision,
      state: 'current',
      reviewed_at: write.now,
    } as const;
    insertRow(write, reviewTable, { id: reviewId, revision: 1 }, review, {
      reviewedBy: actor.userName,
      reviewedById: actor.userId,
      permit: isOwn ? permit : null,
    });
    replaceRow(
      write,
      applicationTable,
      { id, revision },
      { ...row, review_id: reviewId, updated_at: write.now },
      content(),
    );
    write.record('application.review', id, isOwn && permit !== null ? `同一人，县级授权 ${permit.permitNo}` : '');
    return ok(id);
  });
}

/**
 * Reviewed → settled, by whoever reviewed and as long as nothing followed: the review stays on record, withdrawn, and
 * the case waits for another look. REASON_REQUIRED, NOT_FOUND, WRONG_STATUS, STALE_REVISION, NOT_YOUR_REVIEW.
 */
export function takeBackReview(
  { writer }: StoreContext,
  actor: Actor,
  target: Target,
  typedReason: string,
): Result<string> {
  const reason = typedReason.trim();
  if (reason === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['reviewed'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const { id, revision, row, content } = found.value;
    const [review] = selectRows(write, reviewTable, sql`WHERE application_id = ${id} AND state = 'current'`);
    if (review === undefined) throw new Error(`Reviewed without a review: ${id}`);
    const { reviewedBy, reviewedById } = review.content();
    if (!isSameUser(reviewedById, reviewedBy, actor)) return fail('NOT_YOUR_REVIEW', { name: reviewedBy });
    withdrawReview(write, id);
    replaceRow(
      write,
      applicationTable,
      { id, revision },
      { ...row, review_id: null, updated_at: write.now },
      content(),
    );
    write.record('application.unreview', id, reason);
    return ok(id);
  });
}

/** Whether a user is who settled. */
export const isSettledBy = (
  { settledBy, settledById }: Pick<SettlementContent, 'settledBy' | 'settledById'>,
  actor: Actor,
): boolean => isSameUser(settledById, settledBy, actor);

/** The review stays as it is, marked as withdrawn. */
export function withdrawReview(write: Write, applicationId: string): void {
  const current = sql`WHERE application_id = ${applicationId} AND state = 'current'`;
  for (const { id, revision, row, content } of selectRows(write, reviewTable, current)) {
    replaceRow(write, reviewTable, { id, revision: revision + 1 }, { ...row, state: 'withdrawn' }, content());
  }
}
