import { createHash } from 'node:crypto';
import { batchRecordSchema, type BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { openSealed } from './open-batch.ts';
import { splitFrames } from './read-records.ts';

/**
 * One record of a batch that was taken in before: `fileHash` is what the books know the file by, so that its checks need not be made
 * again. Null when the bytes are another file's. Throws `RefusedError` when the county has not the key any more.
 */
export function openRecord(
  file: Uint8Array,
  fileHash: string,
  place: number,
  county: CountySecret,
): BatchRecord | null {
  if (createHash('sha256').update(file).digest('hex') !== fileHash) return null;
  const { header, frames } = openSealed(file, county);
  const bytes = splitFrames(frames, header.count)[place];
  return bytes === undefined ? null : batchRecordSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}
