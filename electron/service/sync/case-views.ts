import type { BatchRow } from '#shared/contract/case/batch.ts';
import type { CountyCaseView } from '#shared/contract/sync.ts';
import { type CountyStage, countyStage, HOLD_WORDS } from '#shared/domain/county/county-stage.ts';
import { NO_FEN } from '#shared/fen.ts';
import { fieldAt } from '#shared/domain/review/form-fields.ts';
import { placeOf } from '#shared/domain/review/form-field.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { CountyCaseRecord } from '../../store/records/county-record.ts';
import type { Store } from '../../store/store.ts';
import { batchWay, stageOf } from './batch-stages.ts';
import { compareWithCounty } from './compare-with-county.ts';

type Place = CountyCaseRecord['places'][number];

/** The path in the form of what the county names: `visit.amounts.total` of a visit is the line's own. */
export function formPath(applicationId: string, { field, visit }: Place): string {
  const key = visit?.startsWith(`${applicationId}/`) === true ? visit.slice(applicationId.length + 1) : null;
  if (key === null) return field;
  return `visits.${key}.${field.replace(/^visits?\./, '')}`;
}

/** How people call the place. */
export function placeWords(form: ApplicationForm, applicationId: string, place: Place): string {
  const field = fieldAt(form, formPath(applicationId, place));
  return field === null ? '整份申请' : placeOf(field);
}

/** A hold in words, with the other application where the county names one. */
function holdWords({ code, other }: CountyCaseRecord['reasons'][number]): string {
  const words = HOLD_WORDS[code];
  return other === undefined ? words : `${words}：${other.number}（第 ${other.revision} 版）`;
}

/** What the county said of a revision, ready to be read. Null: the application is gone, which no sealed one is. */
export function caseView(store: Store, said: CountyCaseRecord): CountyCaseView | null {
  const record = store.applications.get(said.applicationId);
  return record === null ? null : viewOf(store, record, said);
}

function viewOf(store: Store, record: ApplicationRecord, said: CountyCaseRecord): CountyCaseView {
  const { form, id } = record;
  const isReplaced = record.batchId !== said.batchId;
  return {
    applicationId: id,
    number: record.number ?? '',
    personName: form.person.name.trim(),
    applicationRevision: said.applicationRevision,
    revision: record.revision,
    seq: store.batches.get(said.batchId)?.seq ?? 0,
    stage: countyStage(said),
    at: said.changedAt,
    payable: isReplaced ? null : record.payable,
    approved: said.approved,
    paid: said.paid,
    reasons: said.reasons.map(holdWords),
    comparison: compareWithCounty(store, said),
    reason: said.reason,
    places: said.places.map((place) => ({ place: placeWords(form, id, place), comment: place.comment })),
    decidedBy: said.decidedBy,
    payments: said.payments.map(({ paidOn, amountFen, movement, reason }) => ({
      paidOn,
      amount: amountFen,
      isVoid: movement === 'void',
      reason,
    })),
    isReplaced,
  };
}

/** Where the applications of a batch stand of which the county said nothing yet: with the batch, since it stands there. */
export function unansweredViews(store: Store, batchId: string): CountyCaseView[] {
  const batch = store.batches.get(batchId);
  if (batch === null) return [];
  const said = new Set(store.county.casesOf(batchId).map(({ applicationId }) => applicationId));
  const { stage, stageAt } = stageOf(batch, batchWay(store, null));
  return batch.applications.flatMap(({ id, revision }) => {
    const record = said.has(id) ? null : store.applications.get(id);
    if (record === null) return [];
    return { ...viewOf(store, record, nothingSaid(batchId, id, revision, stageAt)), stage: WAYS[stage] };
  });
}

/** The stages of a batch, in the words of its applications. */
const WAYS: Readonly<Record<BatchRow['stage'], CountyStage>> = {
  sealed: 'sealed',
  exported: 'exported',
  sending: 'sealed',
  delivered: 'delivered',
  received: 'received',
  // Its receipt no longer counts: it is sent once more.
  again: 'sealed',
  stopped: 'sealed',
};

const nothingSaid = (
  batchId: string,
  applicationId: string,
  applicationRevision: number,
  changedAt: string,
): CountyCaseRecord => ({
  applicationId,
  applicationRevision,
  batchId,
  recordHash: '',
  verdict: null,
  reasons: [],
  differences: [],
  decision: null,
  approved: null,
  reason: '',
  places: [],
  decidedBy: '',
  paid: NO_FEN,
  payments: [],
  changedAt,
});
