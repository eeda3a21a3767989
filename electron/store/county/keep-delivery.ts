import type { Write } from '../audit/writer.ts';
import type { DeliveryRecord } from '../records/county-record.ts';
import { findRow, insertRow, replaceRow } from '../rows/sealed-table.ts';
import { deliveryTable } from '../tables/county/batch-delivery.ts';

/** Takes note of how the sending of a batch ended; the caller writes the entry. */
export function keepDelivery(write: Write, delivery: Omit<DeliveryRecord, 'at'>): void {
  const { batchId, epoch, state, code, why } = delivery;
  const row = { county_epoch: epoch, state, at: write.now };
  const stored = findRow(write, deliveryTable, batchId);
  const key = { id: batchId, revision: (stored?.revision ?? 0) + 1 };
  if (stored === null) insertRow(write, deliveryTable, key, row, { code, why });
  else replaceRow(write, deliveryTable, key, row, { code, why });
}
