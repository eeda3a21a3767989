import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { sampleRecord } from './sample-record.ts';

/** The smallest honest record, for the worked example of the format's document. */
export function shortRecord(): RecordContent {
  const record = sampleRecord(1);
  return {
    ...record,
    application: { ...record.application, clerk: { id: 'u1', name: '王' }, note: '' },
    person: { ...record.person, name: '欧阳·𠮷', phone: '', address: '', village: '' },
    account: { kind: 'card', holder: '', bank: '', number: '' },
    identities: [],
    visits: record.visits.map(({ id }) => ({
      id,
      hospital: '',
      diagnosis: '',
      bill: { code: '', number: '', check: '' },
    })),
    papers: [],
    review: { ...record.review, reviewer: { ...record.review.reviewer, id: 'u2', name: '周' } },
  };
}
