import { fen, formatYuan } from '#shared/fen.ts';
import { type BatchHeader, pcsOf } from '#shared/protocol/batch/batch-header.ts';
import { MAX_BATCH_VALUES } from '#shared/protocol/limits.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { openBody } from './open-body.ts';
import { readEnvelope } from './read-envelope.ts';
import { readRecords, WHOLE, type OpenedRecord, type PartFacts } from './read-records.ts';
import { RefusedError, type Refusal } from './refusal.ts';

/** A batch that passed every check of docs/formats/aidbatch.md. */
export type OpenedBatch = {
  readonly header: BatchHeader;
  /** SHA-256 of the whole file, hex: what a receipt names. */
  readonly hash: string;
  readonly records: readonly OpenedRecord[];
};

export type Opening<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** The outside of a batch is sound and its body is open; its records are not read yet. */
export type OpenedBody = { readonly header: BatchHeader; readonly hash: string; readonly frames: Uint8Array };

/**
 * Opens a batch with the county's key and checks everything the file can say about itself. `deviceKey` is the enrolled
 * key of the PC, base64url; without it the signature only proves that the file is the work of the key it names.
 */
export const openBatch = (file: Uint8Array, county: CountySecret, deviceKey?: string): Opening<OpenedBatch> =>
  guarded(() => {
    const { header, hash, frames } = openSealed(file, county, deviceKey);
    const reader = readRecords(frames, header, WHOLE);
    const records: OpenedRecord[] = [];
    for (;;) {
      const step = reader.next();
      if (step.done === true) {
        checkWhole(header, [step.value]);
        return { header, hash, records };
      }
      records.push(step.value);
    }
  });

/** Opens everything but the records: {@link readRecords} and {@link checkWhole} are the rest. Throws {@link RefusedError}. */
export function openSealed(file: Uint8Array, county: CountySecret, deviceKey?: string): OpenedBody {
  const envelope = readEnvelope(file, deviceKey);
  const { header, hash } = envelope;
  return { header, hash, frames: openBody(envelope, county) };
}

/** Checks what needs no secret: form, signature, completeness. The content stays closed. */
export const openHeader = (
  file: Uint8Array,
  deviceKey?: string,
): Opening<{ readonly header: BatchHeader; readonly hash: string }> =>
  guarded(() => {
    const { header, hash } = readEnvelope(file, deviceKey);
    return { header, hash };
  });

/** Checks what only all parts of a batch can say together. Throws {@link RefusedError}. */
export function checkWhole(header: BatchHeader, facts: readonly PartFacts[]): void {
  if (sumOf(facts.map(({ values }) => values)) > MAX_BATCH_VALUES) throw new RefusedError('records_values');
  const revisions = facts.flatMap((part) => part.revisions);
  // One part names its own; of two the whole is read anew, so that the record is named.
  if (new Set(revisions).size !== revisions.length)
    throw new RefusedError('record_repeated', { record: 0, number: '' });
  const total = sumOf(facts.map(({ totalFen }) => totalFen));
  if (total !== header.totalFen) {
    const detail = { header: formatYuan(fen(header.totalFen)), records: formatYuan(fen(total)) };
    throw new RefusedError('total_differs', detail);
  }
  const unused = Object.keys(header.packs).find((pack) => !facts.some(({ packs }) => packs.includes(pack)));
  if (unused !== undefined) throw new RefusedError('packs_unused', { pack: unused });
  const idle = pcsOf(header).find((pc) => pc !== header.pc && !facts.some(({ pcs }) => pcs.includes(pc)));
  if (idle !== undefined) throw new RefusedError('former_unused', { pc: idle });
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** What a reader throws as {@link RefusedError} as a value; anything else is a bug and stays thrown. */
export function refusedOr(error: unknown): { readonly ok: false; readonly refusal: Refusal } {
  if (error instanceof RefusedError) return { ok: false, refusal: error.refusal };
  throw error;
}

/** Runs a reader; a refusal becomes a value. */
export function guarded<T>(read: () => T): Opening<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    return refusedOr(error);
  }
}
