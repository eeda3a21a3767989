import { fen } from '#shared/fen.ts';
import type { PersonInput, SettlementInput } from '../../../electron/store/records.ts';
import { applicationTable } from '../../../electron/store/tables/case/application.ts';
import { batchItemTable, batchTable } from '../../../electron/store/tables/case/batch.ts';
import { billTable } from '../../../electron/store/tables/case/bill.ts';
import { ledgerTable } from '../../../electron/store/tables/case/ledger-entry.ts';
import { identityTable, personTable } from '../../../electron/store/tables/case/person.ts';
import { reviewTable } from '../../../electron/store/tables/case/review.ts';
import { settlementTable } from '../../../electron/store/tables/case/settlement.ts';
import { visitColumns, visitTable } from '../../../electron/store/tables/case/visit.ts';
import type { Case } from './invented-people.ts';
import type { RowSink } from './row-sink.ts';

const WHO = { userId: 'user-1', userName: '王经办' };
/** Cases of one batch, of which all but the newest thousand of the data are in one. */
const OF_A_BATCH = 100;

/** As long as the frozen text of a case of four visits is. */
export const settlement: SettlementInput = {
  inputs: JSON.stringify({ format: 'aid-case/1', filler: '住院'.repeat(500) }),
  packId: 'benxi-2023',
  packHash: `sha256:${'ab'.repeat(32)}`,
  engine: 'aid-engine/1',
  view: JSON.stringify({ status: 'settled', filler: '基本救助'.repeat(300) }),
  eligibility: JSON.stringify([{ filler: '低保对象'.repeat(150) }]),
  result: JSON.stringify({
    trace: Array.from({ length: 60 }, (_, step) => ({
      step,
      sentence: '政策范围内费用减去基本医保支付后的个人负担乘以救助比例',
      formula: '(12345.67 − 4000.00) × 70%',
      article: '第十二条第一款',
    })),
  }),
  payable: fen(234_567),
};

/** A person as an acceptance leaves it, without what belongs to one application. */
export function writePerson(
  sink: RowSink,
  id: string,
  { identities: _, openings: __, ...content }: PersonInput,
  at: string,
): void {
  const row = {
    id_number_index: sink.index('id_number', content.idNumber),
    account_index: sink.index('account', content.account.number),
    created_at: at,
    updated_at: at,
  };
  sink.insert(personTable, { id, revision: 1 }, row, content);
}

export type Place = {
  /** Place among all applications, oldest first. */
  readonly index: number;
  /** How many there are: the newest are still under way. */
  readonly all: number;
  readonly personId: string;
  readonly person: PersonInput;
};

const stageOf = ({ index, all }: Place): 'draft' | 'accepted' | 'settled' | 'reviewed' | 'sealed' => {
  const left = all - index;
  const open = Math.min(1000, all / 5);
  if (left > open) return 'sealed';
  return (['draft', 'accepted', 'settled', 'reviewed'] as const)[left % 4] ?? 'draft';
};

/** The rows that an application leaves when it has gone its way so far. */
export function writeCase(sink: RowSink, newId: () => string, { form, visits, at }: Case, place: Place): void {
  const [id, stage] = [newId(), stageOf(place)];
  const isDraft = stage === 'draft';
  const isSettled = stage !== 'draft' && stage !== 'accepted';
  const batchId = stage === 'sealed' ? batchOf(sink, newId, place.index) : null;
  const reviewId = stage === 'reviewed' || stage === 'sealed' ? newId() : null;
  const row = {
    number: isDraft
      ? null
      : `210521198-A-${2021 + Math.floor(place.index / 90_000)}-${String(place.index + 1).padStart(5, '0')}`,
    status: stage === 'reviewed' ? 'settled' : stage,
    person_id: isDraft ? null : place.personId,
    accepted_on: isDraft ? null : at.slice(0, 10),
    batch_id: batchId,
    review_id: reviewId,
    notice_id: null,
    standing: null,
    pauses: null,
    payable: isSettled ? settlement.payable : null,
    created_at: at,
    updated_at: at,
  } as const;
  const revision = isSettled ? 4 : 2;
  sink.insert(applicationTable, { id, revision }, row, form);
  if (isDraft) return;
  const belongs = { application_id: id, person_id: place.personId };
  for (const [position, { key, category, source, from, to }] of place.person.identities.entries()) {
    const clear = { ...belongs, position, state: 'current', from_on: from, to_on: to } as const;
    sink.insert(identityTable, { id: newId(), revision: 1 }, clear, { key, category, source });
  }
  for (const [position, visit] of visits.entries()) {
    const { from: _, to: __, amounts: ___, ...content } = visit;
    const visitId = newId();
    sink.insert(
      visitTable,
      { id: visitId, revision: 1 },
      { ...belongs, position, state: 'current', ...visitColumns(visit) },
      content,
    );
    if (visit.bill === null) continue;
    const bill = {
      visit_id: visitId,
      application_id: id,
      state: 'claimed',
      key_index: sink.index('bill', `${visit.bill.code}/${visit.bill.number}`),
      number_index: sink.index('bill', visit.bill.number),
    } as const;
    sink.insert(billTable, { id: newId(), revision: 1 }, bill, visit.bill);
  }
  if (!isSettled) return;
  const { inputs, view, eligibility, result, packId, packHash, engine, payable } = settlement;
  const settled = {
    application_id: id,
    application_revision: revision,
    state: 'current',
    pack_id: packId,
    pack_hash: packHash,
    engine,
    payable,
    settled_at: at,
  } as const;
  const frozen = { inputs, view, eligibility, result, settledBy: WHO.userName, settledById: WHO.userId };
  sink.insert(settlementTable, { id: newId(), revision: 1 }, settled, frozen);
  const entry = {
    ...belongs,
    position: place.index + 1,
    year: Number(at.slice(0, 4)),
    kind: 'settlement',
    fund: 'basic',
    amount: payable,
    reverses: null,
    at,
  } as const;
  sink.insert(ledgerTable, { id: newId(), revision: 1 }, entry, { fundName: '基本救助', who: WHO.userName });
  if (reviewId !== null) {
    const review = { application_id: id, application_revision: revision, state: 'current', reviewed_at: at } as const;
    sink.insert(reviewTable, { id: reviewId, revision: 1 }, review, {
      reviewedBy: '李复核',
      reviewedById: 'user-2',
      permit: null,
    });
  }
  if (batchId !== null) {
    const item = {
      batch_id: batchId,
      position: place.index % OF_A_BATCH,
      application_id: id,
      application_revision: revision,
    };
    sink.insert(batchItemTable, { id: newId(), revision: 1 }, item, null);
  }
}

let openBatch = '';

function batchOf(sink: RowSink, newId: () => string, index: number): string {
  if (index % OF_A_BATCH !== 0) return openBatch;
  openBatch = newId();
  const seq = Math.floor(index / OF_A_BATCH) + 1;
  const row = {
    seq,
    file_name: `AID1-210521198-A-${seq}.aidbatch`,
    hash: String(seq).padStart(64, '0'),
    size: 1_000_000,
    count: OF_A_BATCH,
    total: OF_A_BATCH * settlement.payable,
    state: 'exported',
    sealed_at: '2023-06-15T09:00:00.000+08:00',
  } as const;
  sink.insert(batchTable, { id: openBatch, revision: 1 }, row, { headerJson: '{}', sealedBy: WHO.userName });
  return openBatch;
}
