import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchRecord } from '../../store/records.ts';

const UNRECORDED = 'unrecorded';

export const batchFolder = (dataDir: string): string => join(dataDir, 'batches');

/**
 * Readies the folder for the next batch. A batch counts from the moment the store names it; a file without a row was
 * written by a sealing that died before that moment, and nobody was ever told of it, let alone given it: exports read
 * only files that have a row. So its number is free to be used again. It is put aside, not deleted: should the store
 * have been put back to an older state, it is the proof of what was sealed. False when the disk does not let us.
 */
export function readyBatchFolder(dataDir: string, recorded: readonly BatchRecord[]): boolean {
  try {
    putUnrecordedAside(batchFolder(dataDir), recorded);
    return true;
  } catch {
    return false;
  }
}

function putUnrecordedAside(folder: string, recorded: readonly BatchRecord[]): void {
  mkdirSync(folder, { recursive: true });
  const names = new Set(recorded.map(({ fileName }) => fileName));
  for (const name of readdirSync(folder)) {
    if (!/\.aidbatch(\.part)?$/.test(name) || names.has(name)) continue;
    mkdirSync(join(folder, UNRECORDED), { recursive: true });
    renameSync(join(folder, name), join(folder, UNRECORDED, name));
  }
}

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of a sealed batch; null when the file is gone or is no longer what was sealed. */
export function readBatchFile(dataDir: string, { fileName, hash }: BatchRecord): Uint8Array | null {
  const path = join(batchFolder(dataDir), fileName);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return sha256Hex(bytes) === hash ? bytes : null;
}
