import { members, nullableOf, textOf } from '../../read-json.ts';
import type { ReviewRecord, SinglePersonPermit } from '../../records.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type ReviewRow = {
  readonly application_id: string;
  readonly application_revision: number;
  readonly state: 'current' | 'withdrawn';
  readonly reviewed_at: string;
};
export type ReviewContent = {
  readonly reviewedBy: string;
  readonly reviewedById: string;
  readonly permit: SinglePersonPermit | null;
};

const permitOf = (from: ReturnType<typeof members>, name: string): SinglePersonPermit => {
  const permit = members(from[name]);
  return { permitNo: textOf(permit, 'permitNo'), until: textOf(permit, 'until') };
};

export const reviewTable: SealedTable<ReviewRow, ReviewContent> = {
  name: 'review',
  label: '复核',
  columns: { application_id: true, application_revision: true, state: true, reviewed_at: true },
  read: (json) => {
    const from = members(json);
    return {
      reviewedBy: textOf(from, 'reviewedBy'),
      reviewedById: textOf(from, 'reviewedById'),
      permit: nullableOf(from, 'permit', permitOf),
    };
  },
  write: (content) => content,
};

/** A stored review as it was given. */
export const toReview = ({ id, row, content }: Stored<ReviewRow, ReviewContent>): ReviewRecord => ({
  ...content(),
  id,
  applicationId: row.application_id,
  applicationRevision: row.application_revision,
  reviewedAt: row.reviewed_at,
});
