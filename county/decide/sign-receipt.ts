import { createHash, sign } from 'node:crypto';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import { RECEIPT_CONTEXT, RECEIPT_MAGIC } from '#shared/protocol/sync/formats.ts';
import type { Receipt } from '#shared/protocol/sync/receipt.ts';
import { type CountySecret, secretOf } from '../keys/county-secret.ts';

/** A receipt is signed, told, kept and put into the feed: its text is written once. Nothing changes a receipt. */
const texts = new WeakMap<Receipt, Buffer>();

/** A receipt as it is signed: canonical JSON. */
export function receiptText(receipt: Receipt): Buffer {
  // A receipt is plain JSON; zod's inferred type leaves optional members open.
  const text = texts.get(receipt) ?? Buffer.from(canonicalJson(receipt as unknown as Canonical), 'utf8');
  texts.set(receipt, text);
  return text;
}

/** Signs a receipt with the county's key that it names, base64url. Throws when the county has not that key. */
export function signReceipt(receipt: Receipt, secret: CountySecret): string {
  const key = secretOf(secret, receipt.countyKey)?.receipt;
  if (key === undefined) throw new RangeError("A receipt under a key that is not the county's");
  const digest = createHash('sha256').update(receiptText(receipt)).digest();
  const message = Buffer.concat([Buffer.from(`${RECEIPT_CONTEXT}\0`, 'latin1'), digest]);
  return sign(null, message, key).toString('base64url');
}

/** The receipt file: the same bytes whenever it is asked for. */
export function receiptFile(receipt: Receipt, signature: string): Uint8Array {
  const text = receiptText(receipt);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([Buffer.from(RECEIPT_MAGIC), length, text, Buffer.from(signature, 'base64url')]);
}
