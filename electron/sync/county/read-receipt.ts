import type { CountyKey } from '#shared/protocol/county-key.ts';
import { MAX_RECEIPT_BYTES, RECEIPT_CONTEXT, RECEIPT_MAGIC } from '#shared/protocol/sync/formats.ts';
import { type Receipt, receiptSchema } from '#shared/protocol/sync/receipt.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { readCanonical } from './read-canonical.ts';
import { isSignedBy, readSigned } from './read-signed.ts';

/** A batch of this PC, as a receipt must name it. */
export type OwnBatch = {
  readonly hash: string;
  readonly records: readonly string[];
  /** Id of the county's key that it was sealed to: only that one signs for it. */
  readonly countyKey: string;
};

/** Whose receipts this PC takes. */
export type ReceiptReader = {
  readonly county: Pick<CountyKey, 'keyId' | 'receipt'>;
  /** Six digits, when this PC is registered; null: any. */
  readonly countyCode: string | null;
  readonly device: string;
  /** The batch of that number; null: this PC never sealed one. */
  readonly ownBatch: (seq: number) => OwnBatch | null;
};

/**
 * Reads a receipt file and proves that it is this county's word on this PC's own batch, record by record. Whether it is of an
 * older epoch is for the store to say. RECEIPT_UNREADABLE, RECEIPT_OTHER_COUNTY, RECEIPT_ALTERED, RECEIPT_OTHER_DEVICE,
 * RECEIPT_UNKNOWN_BATCH, RECEIPT_OTHER_HASH, RECEIPT_INCOMPLETE.
 */
export function readReceipt(file: Uint8Array, reader: ReceiptReader): Result<Receipt> {
  const signed = file.length > MAX_RECEIPT_BYTES ? null : readSigned(file, RECEIPT_MAGIC, MAX_RECEIPT_BYTES);
  if (signed === null || signed.rest.length > 0) return fail('RECEIPT_UNREADABLE');
  // The signature first: nothing else in the file is worth believing, not even whom it is for.
  const isSigned = isSignedBy(signed, RECEIPT_CONTEXT, reader.county.receipt);
  const parsed = receiptSchema.safeParse(readCanonical(signed.head));
  if (!parsed.success) return fail(isSigned ? 'RECEIPT_UNREADABLE' : 'RECEIPT_ALTERED');
  const receipt = parsed.data;
  if (receipt.countyKey !== reader.county.keyId)
    return fail('RECEIPT_OTHER_COUNTY', { found: receipt.countyKey, own: reader.county.keyId });
  if (!isSigned) return fail('RECEIPT_ALTERED');
  if (reader.countyCode !== null && receipt.county !== reader.countyCode)
    return fail('RECEIPT_OTHER_COUNTY', { found: receipt.county, own: reader.countyCode });
  if (receipt.device !== reader.device) return fail('RECEIPT_OTHER_DEVICE', { pc: receipt.pc });
  const own = reader.ownBatch(receipt.seq);
  if (own === null) return fail('RECEIPT_UNKNOWN_BATCH', { seq: receipt.seq });
  if (own.hash !== receipt.batchHash) return fail('RECEIPT_OTHER_HASH', { seq: receipt.seq });
  // A former key still says what it always said, and nothing of what was sealed since: it may have been given up because it was stolen.
  if (own.countyKey !== receipt.countyKey)
    return fail('RECEIPT_OTHER_COUNTY', { found: receipt.countyKey, own: own.countyKey });
  const isWhole =
    own.records.length === receipt.records.length &&
    own.records.every((hash, at) => receipt.records[at]?.hash === hash);
  return isWhole ? ok(receipt) : fail('RECEIPT_INCOMPLETE', { seq: receipt.seq });
}
