import { ok } from '#shared/result.ts';
import { answerComment } from '../../applications/review/review-comments.ts';
import { sql } from '../../db/sql.ts';
import { textOf, wholeNumberOf } from '../../read-json.ts';
import { selectRows, selectSoundRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Store } from '../../store.ts';
import { reviewTable, toReview } from '../../tables/case/review.ts';
import { reviewCommentTable, toReviewComment } from '../../tables/case/review-comment.ts';

/** Reviews in force, and what reviewers said at single fields. */
export const reviewStore = (context: StoreContext): Store['reviews'] => ({
  of: (applicationId) => {
    const [stored] = selectRows(
      context,
      reviewTable,
      sql`WHERE application_id = ${applicationId} AND state = 'current'`,
    );
    return stored === undefined ? null : toReview(stored);
  },
  comments: (applicationId) =>
    selectSoundRows(
      context,
      reviewCommentTable,
      sql`WHERE application_id = ${applicationId} ORDER BY application_revision, position`,
      toReviewComment,
    ),
  openCounts: (applicationIds) =>
    new Map(
      context.db
        .all(
          sql`SELECT c.application_id AS id, COUNT(*) AS open FROM json_each(${JSON.stringify(applicationIds)}) AS wanted
            JOIN review_comment AS c ON c.application_id = wanted.value WHERE c.state = 'open' GROUP BY c.application_id`,
        )
        .map((row) => [textOf(row, 'id'), wholeNumberOf(row, 'open')]),
    ),
  answer: (actor, id, revision, answer) => {
    const answered = answerComment(context, actor, { id, revision }, answer);
    return answered.ok ? ok({ applicationId: answered.value }) : answered;
  },
});
