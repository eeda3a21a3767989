import type { BatchRow } from '#shared/contract/case/batch.ts';
import { errorText } from '#shared/errors.ts';
import type { BatchSummary } from '../../store/records/batch-record.ts';
import type { CaseCounts, DeliveryRecord, ReceiptRecord } from '../../store/records/county-record.ts';
import type { Store } from '../../store/store.ts';

/** Of a batch nothing came back yet. */
export const NONE: CaseCounts = { held: 0, returned: 0, approved: 0, paid: 0 };

/** What is known of the way of every batch, read once for a list. */
export type BatchWay = {
  readonly epoch: number;
  readonly receipts: ReadonlyMap<string, ReceiptRecord>;
  readonly deliveries: ReadonlyMap<string, DeliveryRecord>;
  readonly counts: ReadonlyMap<string, CaseCounts>;
  /** The batch whose bytes are on their way now. */
  readonly sendingSeq: number | null;
};

export const batchWay = ({ county }: Pick<Store, 'county'>, sendingSeq: number | null): BatchWay => ({
  epoch: county.seen().epoch,
  receipts: county.receipts(),
  deliveries: county.deliveries(),
  counts: county.counts(),
  sendingSeq,
});

/** Has a receipt that still counts. */
export const isReceived = (id: string, { epoch, receipts }: BatchWay): boolean =>
  (receipts.get(id)?.epoch ?? 0) >= Math.max(1, epoch);

/** Where a batch stands, since when, and what stops it. */
export function stageOf(batch: BatchSummary, way: BatchWay): Pick<BatchRow, 'stage' | 'stageAt' | 'problem'> {
  const receipt = way.receipts.get(batch.id);
  const delivery = way.deliveries.get(batch.id);
  const at = delivery?.at ?? batch.sealedAt;
  if (receipt !== undefined && isReceived(batch.id, way))
    return { stage: 'received', stageAt: receipt.appliedAt, problem: null };
  if (delivery?.state === 'stopped') {
    const { code, why } = delivery;
    return {
      stage: 'stopped',
      stageAt: at,
      problem: code === null ? '' : errorText({ code, detail: { seq: batch.seq, why } }),
    };
  }
  if (way.sendingSeq === batch.seq) return { stage: 'sending', stageAt: at, problem: null };
  if (delivery?.state === 'delivered' && delivery.epoch >= way.epoch)
    return { stage: 'delivered', stageAt: at, problem: null };
  if (receipt !== undefined) return { stage: 'again', stageAt: receipt.appliedAt, problem: null };
  return { stage: batch.state, stageAt: batch.sealedAt, problem: null };
}
