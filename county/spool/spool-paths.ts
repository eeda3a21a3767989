import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_SEQ } from '#shared/protocol/limits.ts';
import { type BatchKey, spoolName } from './spool.ts';
import { isMissing } from './synced-file.ts';

const WHOLE_NAME = /^(\d{8})-([0-9a-f]{64})\.(aidbatch|aidpapers)$/;
const PART_NAME = /^(\d{8})-([0-9a-f]{64})-(\d{1,8})\.part$/;

/** What lies in a spool: batches, or the parts of their papers, each in a folder of its own. */
export type SpoolKind = 'aidbatch' | 'aidpapers';

/** Where things lie in the spool's folder: `parts/` and `whole/` and `quarantine/`, each with a folder for every device. */
export type SpoolPaths = {
  readonly folders: Readonly<Record<'parts' | 'whole' | 'quarantine', string>>;
  readonly whole: (key: BatchKey) => string;
  readonly quarantined: (key: BatchKey) => string;
  readonly reason: (key: BatchKey) => string;
  /** The length stands in the name, so that an upload needs no second file. */
  readonly part: (key: BatchKey, length: number) => string;
};

export function spoolPaths(root: string, kind: SpoolKind = 'aidbatch'): SpoolPaths {
  const folders = {
    parts: join(root, 'parts'),
    whole: join(root, 'whole'),
    quarantine: join(root, 'quarantine'),
  } as const;
  return {
    folders,
    whole: (key) => join(folders.whole, key.device, `${spoolName(key)}.${kind}`),
    quarantined: (key) => join(folders.quarantine, key.device, `${spoolName(key)}.${kind}`),
    reason: (key) => join(folders.quarantine, key.device, `${spoolName(key)}.reason`),
    part: (key, length) => join(folders.parts, key.device, `${spoolName(key)}-${length}.part`),
  };
}

/** Names in a folder; none when there is no such folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Reads the name of a whole file in the spool. */
export function readWholeName(device: string, name: string, kind: SpoolKind): BatchKey | null {
  const [, seq, hash, found] = WHOLE_NAME.exec(name) ?? [];
  return seq === undefined || hash === undefined || found !== kind ? null : { device, seq: Number(seq), hash };
}

/** Reads the name of an upload under way. */
export function readPartName(device: string, name: string): { readonly key: BatchKey; readonly length: number } | null {
  const [, seq, hash, length] = PART_NAME.exec(name) ?? [];
  if (seq === undefined || hash === undefined || length === undefined) return null;
  return { key: { device, seq: Number(seq), hash }, length: Number(length) };
}

/**
 * A key becomes a path, so it is looked at again here, whoever checked it before. Throws on what no caller may let through.
 */
export function assertKey({ device, seq, hash }: BatchKey): void {
  const isSound =
    /^[A-Za-z0-9-]{1,64}$/.test(device) &&
    Number.isInteger(seq) &&
    seq >= 1 &&
    seq <= MAX_SEQ &&
    /^[0-9a-f]{64}$/.test(hash);
  if (!isSound) throw new RangeError('Not the name of a batch');
}
