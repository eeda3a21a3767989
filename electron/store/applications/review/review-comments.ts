import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import type { ReviewAnswer, ReviewCommentInput } from '../../records/review-comment-record.ts';
import { findRow, insertRow, replaceRow, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { applicationTable } from '../../tables/case/application.ts';
import { reviewCommentTable } from '../../tables/case/review-comment.ts';
import { keepOld } from '../../tables/superseded.ts';
import { findEditable, type Target } from '../editable.ts';

/**
 * Keeps what the reviewer said at single fields, inside the transaction that gives the case back. `by`: whose words they
 * are, when not those of whoever writes them down.
 */
export function keepComments(
  write: Write,
  newId: () => string,
  { id, revision }: Target,
  comments: readonly ReviewCommentInput[],
  by: string = write.actor.userName,
): void {
  for (const [position, comment] of comments.entries()) {
    const row = {
      application_id: id,
      application_revision: revision,
      position,
      state: 'open',
      made_at: write.now,
      answered_at: null,
    } as const;
    insertRow(write, reviewCommentTable, { id: newId(), revision: 1 }, row, {
      ...comment,
      by,
      byId: write.actor.userId,
      answer: '',
      answeredBy: '',
      answeredById: '',
    });
  }
}

/**
 * How many comments of an application wait for an answer. All of them are read: one whose state was changed in the file is
 * not taken for answered, and stops the answer as ROW_TAMPERED.
 */
export const countOpenComments = (write: Write, applicationId: string): number =>
  selectRows(write, reviewCommentTable, sql`WHERE application_id = ${applicationId}`).filter(
    ({ row }) => row.state === 'open',
  ).length;

/**
 * Answers a comment while its application is a draft, or answers it anew; the answer before is kept. NOT_FOUND,
 * WRONG_STATUS, STALE_REVISION, REASON_REQUIRED when nothing is explained.
 */
export function answerComment(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  { state, text }: ReviewAnswer,
): Result<string> {
  const answer = text.trim();
  if (state === 'explained' && answer === '') return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const stored = findRow(write, reviewCommentTable, target.id);
    if (stored === null) return fail('NOT_FOUND');
    const applicationId = stored.row.application_id;
    const revision = findRow(write, applicationTable, applicationId)?.revision ?? 0;
    const draft = findEditable(write, { id: applicationId, revision }, ['draft'], 'WRONG_STATUS');
    if (!draft.ok) return draft;
    if (stored.revision !== target.revision) return fail('STALE_REVISION');
    if (stored.row.state !== 'open') keepOld(write, env.newId, reviewCommentTable, stored);
    const { userName: answeredBy, userId: answeredById } = actor;
    replaceRow(
      write,
      reviewCommentTable,
      { id: stored.id, revision: stored.revision + 1 },
      { ...stored.row, state, answered_at: write.now },
      { ...stored.content(), answer, answeredBy, answeredById },
    );
    const { place } = stored.content();
    write.record(
      'application.answer',
      applicationId,
      `${place}：${state === 'changed' ? '已改' : '已说明'}${answer === '' ? '' : `，${answer}`}`,
    );
    return ok(applicationId);
  });
}
