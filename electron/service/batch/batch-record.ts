import { NO_QUESTIONS } from '#shared/domain/asked/form-questions.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import { toDay } from '#shared/day.ts';
import type { RecordContent, RecordExemption } from '#shared/protocol/batch/batch-record.ts';
import { caseFileSchema } from '#shared/settlement/case-file.ts';
import { resultFileSchema } from '#shared/settlement/result-file.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { ExemptionRecord } from '../../store/records/exemption-record.ts';
import type { Store } from '../../store/store.ts';
import { caseVisitId } from '../assess/case-visit.ts';
import { known } from '../application/acceptance.ts';

function exemptionOf(applicationId: string, exemption: ExemptionRecord): RecordExemption {
  const { visit, fact, found, reason, evidence, askedAt, askedBy, askedById } = exemption;
  const { at, by, byId, permit } = known(exemption.decided, 'exemption');
  return {
    visit: caseVisitId(applicationId, visit),
    fact,
    found,
    reason,
    evidence,
    askedAt,
    askedBy: { id: askedById, name: askedBy },
    signedAt: at,
    signedBy: { id: byId, name: by },
    permit: permit === null ? null : { no: permit.permitNo, until: permit.until },
  };
}

function noticeOf({ notices }: Store, applicationId: string): NonNullable<RecordContent['notice']> | null {
  const notice = notices.of(applicationId);
  if (notice === null) return null;
  const { number, from, to } = notice;
  return { number, from, to, objections: notices.objectionsTo(applicationId).length };
}

/**
 * What a batch says about one confirmed application: its form as read on the day of its settlement, the frozen input and result (never computed
 * anew), and the papers made of this very revision. Throws when the application was never confirmed, which is a bug.
 */
export function batchRecord(store: Store, record: ApplicationRecord): RecordContent {
  const { id, form } = record;
  const settlement = known(store.settlements.of(id), 'settlement');
  // What only some policies ask stands in the frozen input.
  const settledOn = toDay(settlement.settledAt.slice(0, 10));
  const { person, account, identities } = readForm(form, settledOn, NO_QUESTIONS);
  const entries = store.audit.entries(id);
  const confirmed = entries.findLast(
    ({ action }) => action === 'application.settle' || action === 'application.resettle',
  );
  const review = known(store.reviews.of(id), 'review');
  const approved = entries.findLast(({ action }) => action === 'application.review');
  return {
    application: {
      id,
      number: known(record.number, 'number'),
      revision: record.revision,
      acceptedOn: known(record.acceptedOn, 'acceptedOn'),
      settledAt: settlement.settledAt,
      clerk: { id: confirmed?.userId ?? '', name: confirmed?.userName ?? '' },
      note: form.note.trim(),
    },
    person: {
      idNumber: known(person.idNumber, 'idNumber'),
      name: known(person.name, 'name'),
      sex: known(person.sex, 'sex'),
      birthDate: known(person.birthDate, 'birthDate'),
      phone: known(person.phone, 'phone'),
      address: person.address,
      village: person.village,
    },
    account: {
      kind: account.kind,
      holder: known(account.holder, 'holder'),
      bank: account.bank,
      number: known(account.number, 'account'),
    },
    identities: identities.map(({ category, from, to, source }) => ({ category, from, to, source })),
    visits: form.visits.map((visit) => ({
      id: caseVisitId(id, visit.key),
      hospital: visit.hospital.trim(),
      diagnosis: visit.diagnosis.trim(),
      bill: readBill(visit),
    })),
    input: caseFileSchema.parse(JSON.parse(settlement.inputs)),
    result: resultFileSchema.parse(JSON.parse(settlement.result)),
    review: {
      reviewedAt: review.reviewedAt,
      reviewer: { id: review.reviewedById, name: review.reviewedBy, key: approved?.keyId ?? '' },
      settlerKey: confirmed?.keyId ?? '',
      permit: review.permit === null ? null : { no: review.permit.permitNo, until: review.permit.until },
    },
    exemptions: store.exemptions.signedOf(id).map((exemption) => exemptionOf(id, exemption)),
    notice: noticeOf(store, id),
    payableFen: settlement.payable,
    papers: store.prints
      .of(id)
      .filter(({ isDraft, revision }) => !isDraft && revision === record.revision)
      .map(({ kind, sha256, pages }) => ({ kind, sha256, pages })),
  };
}
