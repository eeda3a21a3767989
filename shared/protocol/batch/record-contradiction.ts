import { parseYuan } from '../../fen.ts';
import type { BatchRecord, RecordContent, RecordExemption } from './batch-record.ts';

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
  | 'permit_over'
  | 'exemption';

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
  if (!('review' in record)) return null;
  return (
    findReviewFault(record) ?? ('exemptions' in record ? findExemptionFault(record, record.exemptions ?? []) : null)
  );
}

/** What is set aside is a fact of a visit in the case that counts as met, signed by somebody else or under a permit. */
function findExemptionFault(
  { input, visits }: Pick<RecordContent, 'input' | 'visits'>,
  exemptions: readonly RecordExemption[],
): RecordContradiction | null {
  const own = new Set(visits.map((visit) => visit.id));
  const seen = new Set<string>();
  for (const { visit: id, fact, askedBy, signedBy, signedAt, permit } of exemptions) {
    const visit = input.cases[0]?.visits.find((each) => each.id === id);
    const isMet = fact === 'designated' ? visit?.hospital.designated === true : visit?.referral === true;
    if (!own.has(id) || !isMet || seen.has(`${fact} ${id}`)) return 'exemption';
    seen.add(`${fact} ${id}`);
    const isOne = askedBy.id === signedBy.id || askedBy.name === signedBy.name;
    if (isOne && permit === null) return 'same_person';
    if (permit !== null && signedAt.slice(0, 10) > permit.until) return 'permit_over';
  }
  return null;
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
