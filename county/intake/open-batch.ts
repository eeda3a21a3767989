import { fen, formatYuan } from '#shared/fen.ts';
import { type BatchHeader, pcsOf } from '#shared/protocol/batch/batch-header.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { openBody } from './open-body.ts';
import { readEnvelope } from './read-envelope.ts';
import { readRecords, type OpenedRecord } from './read-records.ts';
import { RefusedError, type Refusal } from './refusal.ts';

/** A batch that passed every check of docs/formats/aidbatch.md. */
export type OpenedBatch = {
  readonly header: BatchHeader;
  /** SHA-256 of the whole file, hex: what a receipt names. */
  readonly hash: string;
  readonly records: readonly OpenedRecord[];
};

export type Opening<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Opens a batch with the county's key and checks everything the file can say about itself. `deviceKey` is the enrolled
 * key of the PC, base64url; without it the signature only proves that the file is the work of the key it names.
 */
export const openBatch = (file: Uint8Array, county: CountySecret, deviceKey?: string): Opening<OpenedBatch> =>
  guarded(() => {
    const envelope = readEnvelope(file, deviceKey);
    const { header, hash } = envelope;
    const records = readRecords(openBody(envelope, county), header);
    checkTotals(header, records);
    return { header, hash, records };
  });

/** Checks what needs no secret: form, signature, completeness. The content stays closed. */
export const openHeader = (
  file: Uint8Array,
  deviceKey?: string,
): Opening<{ readonly header: BatchHeader; readonly hash: string }> =>
  guarded(() => {
    const { header, hash } = readEnvelope(file, deviceKey);
    return { header, hash };
  });

function checkTotals(header: BatchHeader, records: readonly OpenedRecord[]): void {
  const total = records.reduce((sum, { record }) => sum + record.payableFen, 0);
  if (total !== header.totalFen) {
    const detail = { header: formatYuan(fen(header.totalFen)), records: formatYuan(fen(total)) };
    throw new RefusedError('total_differs', detail);
  }
  const used = new Set(records.map(({ record }) => record.result.pack));
  const unused = Object.keys(header.packs).find((pack) => !used.has(pack));
  if (unused !== undefined) throw new RefusedError('packs_unused', { pack: unused });
  const idle = pcsOf(header).find(
    (pc) => pc !== header.pc && !records.some(({ record }) => record.application.number.startsWith(`${pc}-`)),
  );
  if (idle !== undefined) throw new RefusedError('former_unused', { pc: idle });
}

function guarded<T>(read: () => T): Opening<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof RefusedError) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
