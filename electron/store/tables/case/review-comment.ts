import { members, textOf } from '../../read-json.ts';
import type { ReviewCommentRecord } from '../../records/review-comment-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type ReviewCommentRow = {
  readonly application_id: string;
  /** The revision that was given back. */
  readonly application_revision: number;
  readonly position: number;
  readonly state: ReviewCommentRecord['state'];
  readonly made_at: string;
  /** Null while it is open. */
  readonly answered_at: string | null;
};
export type ReviewCommentContent = Pick<
  ReviewCommentRecord,
  'path' | 'place' | 'value' | 'text' | 'by' | 'answer' | 'answeredBy'
> & { readonly byId: string; readonly answeredById: string };

const TEXTS = ['path', 'place', 'value', 'text', 'by', 'byId', 'answer', 'answeredBy', 'answeredById'] as const;

export const reviewCommentTable: SealedTable<ReviewCommentRow, ReviewCommentContent> = {
  name: 'review_comment',
  label: '复核意见',
  columns: {
    application_id: true,
    application_revision: true,
    position: true,
    state: true,
    made_at: true,
    answered_at: true,
  },
  read: (json) => {
    const from = members(json);
    const texts = TEXTS.map((name) => [name, textOf(from, name)] as const);
    return Object.fromEntries(texts) as ReviewCommentContent; // every name of the type, each with its text
  },
  write: (content) => content,
};

/** A stored comment as it was made and answered. */
export function toReviewComment({
  id,
  revision,
  row,
  content,
}: Stored<ReviewCommentRow, ReviewCommentContent>): ReviewCommentRecord {
  const { byId: _byId, answeredById: _answeredById, ...said } = content();
  return {
    ...said,
    id,
    revision,
    applicationId: row.application_id,
    applicationRevision: row.application_revision,
    state: row.state,
    at: row.made_at,
    answeredAt: row.answered_at,
  };
}
