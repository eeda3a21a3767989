import { z } from 'zod';
import { receiptSchema, type Receipt } from '#shared/protocol/sync/receipt.ts';
import type { Connection } from '../db/database.ts';
import type { BatchKey } from '../spool/spool.ts';
import { receiptFile } from './sign-receipt.ts';

const receiptRow = z.object({ receipt: z.string(), signature: z.string() });

/** The receipt of a batch in the county's present epoch; null when it has none. */
export async function readReceipt(
  connection: Connection,
  county: string,
  { device, seq, hash }: BatchKey,
): Promise<{ readonly receipt: Receipt; readonly file: Uint8Array } | null> {
  const [row] = await connection.rows(
    receiptRow,
    `select r.receipt, r.signature from receipt r join head h on h.county = r.county and h.epoch = r.epoch
      where r.county = $1 and r.device = $2 and r.seq = $3 and r.hash = $4`,
    [county, device, seq, hash],
  );
  if (row === undefined) return null;
  const receipt = receiptSchema.parse(JSON.parse(row.receipt));
  return { receipt, file: receiptFile(receipt, row.signature) };
}
