import { readFileSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SpoolFullError } from './spool.ts';

const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
/** No space, over the quota, file too large for the file system: all mean that the bytes have no room here. */
const NO_ROOM: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** The code of a failed system call, null for anything else. */
export const errnoOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

export const isMissing = (error: unknown): boolean => errnoOf(error) === 'ENOENT';

/** The text of a file; null when there is none. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Runs file work; no room becomes {@link SpoolFullError}. */
export async function withRoom<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (NO_ROOM.includes(errnoOf(error))) throw new SpoolFullError('No room in the spool', { cause: error });
    throw error;
  }
}

/** Makes what was written to a file so far survive a power cut. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Makes a folder and those above it, each name synced in the one above. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: OWNER_ONLY_FOLDER });
  if (first === undefined) return;
  for (let at = path; ; at = dirname(at)) {
    await syncFolder(dirname(at));
    if (at === first) return;
  }
}

/** Writes all bytes at a place of an open file. */
export async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Two at work in one folder must not write into the same file. */
let asides = 0;

/** Writes a file aside, syncs it, gives it its name and syncs that: after any crash it is whole or not there. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const aside = join(dirname(path), `.aside-${process.pid}-${++asides}`);
  await withRoom(async () => {
    const file = await open(aside, 'w', OWNER_ONLY);
    try {
      await writeAt(file, bytes, 0);
      await file.sync();
    } catch (error) {
      await unlink(aside);
      throw error;
    } finally {
      await file.close();
    }
    await moveSynced(aside, path);
  });
}

/** Renames within one file system; the new name is synced, then the old one's folder. */
export async function moveSynced(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from));
}
