import { parseYuan } from '../../fen.ts';
import type { BatchRecord, RecordContent } from './batch-record.ts';

/** What a record's parts fail to say together. */
export type RecordContradiction =
  | 'not_one_case'
  | 'other_case'
  | 'other_pack'
  | 'no_trace'
  | 'undecided'
  | 'payable'
  | 'visit_unknown'
  | 'other_pc'
  | 'same_person'
  | 'permit_over';

/** Checks one record against itself and the names of the PC it comes from; null when everything agrees. */
export function findRecordContradiction(
  record: RecordContent | BatchRecord,
  pcs: readonly string[],
): RecordContradiction | null {
  const [aidCase, result] = [record.input.cases[0], record.result.cases[0]];
  if (aidCase === undefined || result === undefined) return 'not_one_case';
  if (record.input.cases.length !== 1 || record.result.cases.length !== 1) return 'not_one_case';
  if (aidCase.id !== result.id) return 'other_case';
  if (record.input.pack !== record.result.pack) return 'other_pack';
  if (result.trace === undefined) return 'no_trace';
  if (result.status === 'undecided') return 'undecided';
  if (parseYuan(result.payable) !== record.payableFen) return 'payable';
  const known = new Set(aidCase.visits.map((visit) => visit.id));
  if (new Set(record.visits.map((visit) => visit.id)).size !== record.visits.length) return 'visit_unknown';
  if (!record.visits.every((visit) => known.has(visit.id))) return 'visit_unknown';
  if (!pcs.some((pc) => record.application.number.startsWith(`${pc}-`))) return 'other_pc';
  return 'review' in record ? findReviewFault(record) : null;
}

/** Nobody reviews what they settled themselves, but under the county's permit, and that one on the day of the review. */
function findReviewFault({
  application,
  review,
}: Pick<RecordContent, 'application' | 'review'>): RecordContradiction | null {
  const { reviewer, settlerKey, permit, reviewedAt } = review;
  const isOne =
    reviewer.id === application.clerk.id || reviewer.key === settlerKey || reviewer.name === application.clerk.name;
  if (isOne && permit === null) return 'same_person';
  return permit !== null && reviewedAt.slice(0, 10) > permit.until ? 'permit_over' : null;
}
