import type { ReviewComment } from '#shared/contract/case/review.ts';
import type { ReviewCommentRecord } from '../../store/records/review-comment-record.ts';

/** A comment as the window shows it. */
export const commentView = ({
  applicationId: _applicationId,
  applicationRevision,
  ...comment
}: ReviewCommentRecord): ReviewComment => ({ ...comment, round: applicationRevision });
