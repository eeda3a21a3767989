import type { Receipt } from '#shared/protocol/sync/receipt.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../audit/writer.ts';
import { sql } from '../db/sql.ts';
import { findRow, insertRow, selectRows } from '../rows/sealed-table.ts';
import { batchTable } from '../tables/case/batch.ts';
import { receiptTable } from '../tables/county/receipt.ts';
import { changeCase, findCase, recordsOf } from './change-case.ts';
import { readSeen, see } from './county-seen.ts';
import { keepDelivery } from './keep-delivery.ts';
import { takeUpAgain } from './take-up-again.ts';

/** A receipt that was proved to be the county's word on a batch of this PC, and its file. */
export type ProvedReceipt = { readonly batchId: string; readonly receipt: Receipt; readonly file: Uint8Array };

const VERDICT_WORDS = { accepted: '县级已接收', duplicate: '县级已有这一版', held: '县级待核' } as const;

/**
 * Books a receipt inside a transaction: batch and every record. `known`: it was booked before. A receipt of an epoch that the
 * county has left changes nothing: RECEIPT_OLD_EPOCH.
 */
export function bookReceipt(
  write: Write,
  newId: () => string,
  { batchId, receipt, file }: ProvedReceipt,
): Result<'applied' | 'known'> {
  const { epoch, seq, receivedAt, durableThrough } = receipt;
  const before = selectRows(write, receiptTable, sql`WHERE batch_id = ${batchId}`);
  if (before.some(({ row }) => row.county_epoch === epoch)) return ok('known');
  if (epoch < readSeen(write).epoch) return fail('RECEIPT_OLD_EPOCH', { seq });
  const batch = findRow(write, batchTable, batchId);
  if (batch === null) return fail('RECEIPT_UNKNOWN_BATCH', { seq });
  const row = { batch_id: batchId, county_epoch: epoch, received_at: receivedAt, applied_at: write.now };
  const content = { file: Buffer.from(file).toString('base64url'), durableThrough };
  see(write, { epoch, durableThrough });
  insertRow(write, receiptTable, { id: newId(), revision: 1 }, row, content);
  keepDelivery(write, { batchId, epoch, state: 'delivered', code: null, why: '' });
  write.record('sync.receipt', batchId, `第 ${seq} 批`);
  const hashes = receipt.records.map(({ hash }) => hash);
  for (const [at, sent] of recordsOf(write, batchId, hashes).entries()) {
    const said = receipt.records[at];
    // Said before any receipt came: only a later look of the county's does that, and it takes the place of the receipt's.
    const known = before.length > 0 ? null : findCase(write, sent.applicationId, sent.applicationRevision);
    if ((known?.row.verdict ?? null) !== null) continue;
    if (said === undefined) throw new Error('A receipt with fewer records than its batch');
    const held = said.verdict === 'held' ? said : { reasons: [], differences: [] };
    changeCase(write, newId, sent, {
      row: { verdict: said.verdict },
      content: { reasons: held.reasons, differences: held.differences },
    });
    write.record('application.county', sent.applicationId, VERDICT_WORDS[said.verdict]);
    if (said.verdict === 'duplicate') takeUpAgain(write, newId, sent);
  }
  return ok('applied');
}
