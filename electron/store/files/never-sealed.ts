import { parseBatchFileName } from '#shared/protocol/batch/batch-file-name.ts';

/**
 * Whether a sealing left this file that died before its number was given (`lastSeq`: the last one that was). Nobody was told of it,
 * let alone given it, and its number goes to another batch.
 */
export function isNeverSealed(fileName: string, lastSeq: number): boolean {
  const parsed = parseBatchFileName(fileName);
  return parsed !== null && parsed.seq > lastSeq;
}
