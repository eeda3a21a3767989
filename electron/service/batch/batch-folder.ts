import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder, syncFolder } from '../../store/files/durable-file.ts';
import { isNeverSealed } from '../../store/files/never-sealed.ts';
import type { BatchSummary } from '../../store/records/batch-record.ts';
import type { Store } from '../../store/store.ts';
import type { Vault } from '../../store/vault/vault.ts';
import { readOwnHeader } from '../../sync/read-own-header.ts';
import { sha256Hex } from '../sha256-hex.ts';

/** Below the folder of batches: what a restore lost, and what was never a batch. A restore looks for numbers in the first alone. */
const [UNRECORDED, NEVER_SEALED] = ['unrecorded', 'never-sealed'];

export const batchFolder = (dataDir: string): string => join(dataDir, 'batches');

/**
 * Readies the folder for the next batch. A batch counts from the moment the store names it; a file without a row was
 * written by a sealing that died before that moment, and nobody was ever told of it, let alone given it: exports read
 * only files that have a row. So its number is free to be used again. It is put aside, not deleted; apart from those whose number
 * was given: should the store have been put back to an older state, they are the proof of what was sealed. False when the disk does
 * not let us.
 */
export function readyBatchFolder(dataDir: string, batches: Pick<Store['batches'], 'list' | 'nextSeq'>): boolean {
  try {
    putUnrecordedAside(batchFolder(dataDir), batches);
    return true;
  } catch {
    return false;
  }
}

/** Files of batches, finished or not, that no row names. */
function unrecordedIn(folder: string, recorded: readonly BatchSummary[]): readonly string[] {
  const names = new Set(recorded.map(({ fileName }) => fileName));
  return readdirSync(folder).filter((name) => /\.aidbatch(\.part)?$/.test(name) && !names.has(name));
}

function putUnrecordedAside(folder: string, batches: Pick<Store['batches'], 'list' | 'nextSeq'>): void {
  mkdirSync(folder, { recursive: true });
  // Its own name survives a power cut as well, or the first batch would be gone with it. Synced each time: whoever made the folder
  // may have died before that.
  syncFolder(dirname(folder));
  const lastSeq = batches.nextSeq() - 1;
  for (const name of unrecordedIn(folder, batches.list())) {
    const aside = join(folder, isNeverSealed(name, lastSeq) ? NEVER_SEALED : UNRECORDED);
    makeFolder(aside);
    renameSync(join(folder, name), join(aside, name));
  }
}

/**
 * The audit entry that a batch file of this PC rests on and the store does not have: then both the database and its
 * mark were put back to an older state, and going on would give the same batch number to something else. Null when every
 * unrecorded file fits, as that of a sealing that died does.
 */
export function missingHistory(dataDir: string, { batches, audit, backup }: Store, vault: Vault): number | null {
  const folder = batchFolder(dataDir);
  if (!existsSync(folder)) return null;
  for (const name of unrecordedIn(folder, batches.list())) {
    const header = name.endsWith('.part')
      ? null
      : readOwnHeader(readFileSync(join(folder, name)), vault.devicePublicKey);
    if (header === null || audit.hashAt(header.auditSeq) === header.auditHead) continue;
    // Lost to a restore that says so itself.
    const isTold = backup.restores().some(({ to }) => header.auditSeq <= to.auditSeq && header.seq <= to.batchSeq);
    if (!isTold) return header.auditSeq;
  }
  return null;
}

/** The bytes of a sealed batch; null when the file is gone or is no longer what was sealed. */
export function readBatchFile(dataDir: string, { fileName, hash }: BatchSummary): Uint8Array | null {
  const path = join(batchFolder(dataDir), fileName);
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return sha256Hex(bytes) === hash ? bytes : null;
}
