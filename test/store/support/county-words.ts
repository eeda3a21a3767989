import { fen } from '#shared/fen.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import type { Receipt } from '#shared/protocol/sync/receipt.ts';
import type { ProvedReceipt } from '../../../electron/store/county/apply-receipt.ts';
import type { ApplicationRecord } from '../../../electron/store/records.ts';
import type { BatchRecord } from '../../../electron/store/records/batch-record.ts';
import type { Store } from '../../../electron/store/store.ts';
import { reviewedCase } from './cases.ts';
import { ACTOR, valueOf } from './test-env.ts';

const AT = '2026-11-22T08:00:00.000+08:00';

/** Seals cases of a bill each into the next batch; its header names a hash for each. */
export function sealedBatch(store: Store, bills: readonly string[]) {
  const cases = bills.map((bill) => reviewedCase(store, [bill]));
  return { cases, batch: sealAgain(store, cases) };
}

/** The next batch of these applications as they stand. */
export function sealAgain(store: Store, cases: readonly Pick<ApplicationRecord, 'id' | 'revision'>[]): BatchRecord {
  const seq = store.batches.nextSeq();
  return valueOf(
    store.batches.add(ACTOR, {
      seq,
      fileName: `AID1-A-${seq}.aidbatch`,
      hash: String(seq).padStart(64, '0'),
      size: 1000,
      count: cases.length,
      total: fen(0),
      applications: cases.map(({ id, revision }) => ({ id, revision })),
      headerJson: JSON.stringify({ records: cases.map((_, at) => recordHash(seq, at)) }),
    }),
  );
}

export const recordHash = (seq: number, at: number): string => `${seq}${at}`.padStart(64, 'a');

type ReceiptParts = { readonly epoch?: number; readonly records?: Receipt['records'] };

/** The county's receipt for a batch, as the reader proved it. */
export function receiptFor(batch: BatchRecord, { epoch = 1, records }: ReceiptParts = {}): ProvedReceipt {
  return {
    batchId: batch.id,
    file: Buffer.from('receipt'),
    receipt: {
      format: 'aid-receipt/1',
      county: '210502',
      countyKey: 'ab'.repeat(8),
      epoch,
      device: 'd',
      pc: '210502001-A',
      seq: batch.seq,
      batchHash: batch.hash,
      receivedAt: AT,
      durableThrough: 0,
      records:
        records ??
        batch.applications.map((_, at) => ({ hash: recordHash(batch.seq, at), verdict: 'accepted' as const })),
    },
  };
}

/** What names the application of a batch at a place, as the county does. */
export const subjectAt = (batch: BatchRecord, at = 0) => ({
  id: batch.applications[at]?.id ?? '',
  number: '210502001-A-2023-00001',
  revision: batch.applications[at]?.revision ?? 0,
  record: recordHash(batch.seq, at),
});
type Subject = ReturnType<typeof subjectAt>;

export const decided = (n: number, subject: Subject, parts: object = {}): FeedItem => ({
  n,
  id: `item-${n}`,
  at: AT,
  kind: 'decision',
  subject,
  decision: 'approved',
  approvedFen: 100,
  reason: '',
  places: [],
  by: '王审批',
  ...parts,
});

export const paid = (n: number, subject: Subject, parts: object = {}): FeedItem => ({
  n,
  id: `item-${n}`,
  at: AT,
  kind: 'payment',
  subject,
  payment: 'p1',
  movement: 'paid',
  amountFen: 100,
  paidOn: '2026-11-22',
  reason: '',
  ...parts,
});

export const rosterItem = (n: number): FeedItem => ({
  n,
  id: `item-${n}`,
  at: AT,
  kind: 'roster',
  name: '低保名册',
  asOf: '2026-11-01',
  csv: '姓名\r\n',
});

/** A snapshot of what people had used elsewhere. */
export const ledgerItem = (n: number, rows: Extract<FeedItem, { kind: 'ledger' }>['rows'], asOf = '2026-11-01') =>
  ({ n, id: `item-${n}`, at: AT, kind: 'ledger', asOf, rows }) satisfies FeedItem;

/** A feed of these items as the reader proved it. */
export const feedOf = (items: readonly FeedItem[], epoch = 1) => ({
  header: { epoch, first: items[0]?.n ?? 1, last: items.at(-1)?.n ?? 1, durableThrough: 0 },
  items,
  receipts: new Map<string, ProvedReceipt>(),
});
