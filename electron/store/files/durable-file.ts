import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from './file-error.ts';

/** What file systems of sticks answer that know no such call. */
const CANNOT_SYNC: readonly unknown[] = ['EINVAL', 'ENOTSUP', 'ENOSYS'];

/** Makes names in a folder (new files, renames) survive a power cut. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && CANNOT_SYNC.includes(cause.code))) throw cause;
  } finally {
    closeSync(handle);
  }
}

/** Makes a folder, and its name in the folder above durable. */
export function makeFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true }) !== undefined) syncFolder(dirname(folder));
}

/**
 * Writes a whole file so that after a crash either the old or the new content is there: `.part`, fsync, rename, fsync of
 * the folder. Throws DISK_FULL, STORE_READ_ONLY, STORE_IO; the old content then still stands.
 */
export function writeDurably(path: string, content: Uint8Array | string): void {
  const part = `${path}.part`;
  try {
    makeFolder(dirname(path));
    const handle = openSync(part, 'w', 0o600);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (cause) {
    removeQuietly(part);
    throw fileError(cause);
  }
}

/** Tidies up after a failure; what cannot be removed is harmless and the first failure counts. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}
