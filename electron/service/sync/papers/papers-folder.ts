import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parsePapersFileName } from '#shared/protocol/papers/papers-file-name.ts';
import { makeFolder } from '../../../store/files/durable-file.ts';
import type { PapersPartRecord } from '../../../store/records/papers-record.ts';
import { sha256Hex } from '../../sha256-hex.ts';

/** Where parts lie that are on their way. All of them can be made again; nothing here is an original. */
export const papersFolder = (dataDir: string): string => join(dataDir, 'papers');

/** The same, there; null: the disk does not let us. */
export function readyPapersFolder(dataDir: string): string | null {
  const folder = papersFolder(dataDir);
  try {
    makeFolder(folder);
    return folder;
  } catch {
    return null;
  }
}

/** The bytes of a part that was made and is whole; null: it is to be made again. */
export function readPartFile(dataDir: string, { fileName, hash }: PapersPartRecord): Uint8Array | null {
  if (hash === null || parsePapersFileName(fileName) === null) return null;
  const path = join(papersFolder(dataDir), fileName);
  try {
    if (!existsSync(path)) return null;
    const bytes = readFileSync(path);
    return sha256Hex(bytes) === hash ? bytes : null;
  } catch {
    return null;
  }
}

/**
 * Removes the files of parts that are delivered, or that nobody knows of any more. Only names of ours are touched; what the disk does not
 * let us remove is harmless and waits for the next time.
 */
export function tidyPapersFolder(dataDir: string, parts: readonly PapersPartRecord[]): void {
  const folder = papersFolder(dataDir);
  const wanted = new Set(parts.filter(({ state }) => state !== 'delivered').map(({ fileName }) => fileName));
  try {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const file = name.replace(/\.part$/, '');
      const isDone = parsePapersFileName(file) !== null && (name.endsWith('.part') || !wanted.has(file));
      if (isDone) rmSync(join(folder, name), { force: true });
    }
  } catch {
    return;
  }
}
