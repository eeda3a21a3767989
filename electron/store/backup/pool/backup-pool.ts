import { createHash } from 'node:crypto';
import { type Dirent, readdirSync } from 'node:fs';
import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder } from '../../files/durable-file.ts';
import { isMissing } from '../../files/file-error.ts';
import { ATTACHMENTS_NAME } from '../../files/names.ts';
import type { Transfer } from '../backup-order.ts';
import { eachChunk, type OnBytes } from '../format/part-stream.ts';

/** A sealed file that belongs to the data and never changes: a paper, or a batch. Path below the profile, `/` between. */
export type PoolFile = { readonly path: string; readonly size: number; readonly sha256: string };

/** Beside the backups: files that several of them share, each copied once. */
export const POOL_NAME = 'aid-files';
const FOLDERS = [
  [ATTACHMENTS_NAME, /^[0-9a-f-]+\.bin$/],
  ['batches', /\.aidbatch$/],
] as const;

export async function hashFile(path: string, size: number, onBytes: OnBytes): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(path, 'r');
  try {
    await eachChunk({ handle, at: 0 }, size, (chunk) => hash.update(chunk), onBytes);
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}

/** The paths of every such file of the profile. */
export const livePaths = (dataDir: string): readonly string[] =>
  FOLDERS.flatMap(([folder, shape]) =>
    entriesOf(join(dataDir, folder))
      .filter((entry) => entry.isFile() && shape.test(entry.name))
      .map(({ name }) => `${folder}/${name}`),
  );

/** A file as it lies in a folder. Throws when it is not there. */
export async function poolFileAt(folder: string, path: string, onBytes: OnBytes): Promise<PoolFile> {
  const { size } = await stat(join(folder, path));
  return { path, size, sha256: await hashFile(join(folder, path), size, onBytes) };
}

/** The size of a file; null when there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw cause;
  }
}

/** The files that are not yet in a folder. */
export async function missingIn(folder: string, files: readonly PoolFile[]): Promise<readonly PoolFile[]> {
  const missing: PoolFile[] = [];
  for (const file of files) if ((await sizeOf(join(folder, file.path))) !== file.size) missing.push(file);
  return missing;
}

/**
 * Brings files over, each read back before it has its name. Gives those whose source is not what it was, or gone: they
 * are left out, and what lay in their place stays.
 */
export async function bringFiles(
  from: string,
  to: string,
  files: readonly PoolFile[],
  transfer: Transfer,
  onBytes: OnBytes,
): Promise<readonly string[]> {
  const folders = new Set<string>();
  const wrong: string[] = [];
  for (const { path, size, sha256 } of files) {
    const target = join(to, path);
    const folder = join(target, '..');
    makeFolder(folder);
    folders.add(folder);
    const part = `${target}.part`;
    await rm(part, { force: true });
    if ((await sizeOf(join(from, path))) !== size) {
      wrong.push(path);
      continue;
    }
    if (transfer === 'copy' || !(await linked(join(from, path), part))) await copyDurably(join(from, path), part);
    if ((await hashFile(part, size, onBytes)) !== sha256) {
      await rm(part, { force: true });
      wrong.push(path);
      continue;
    }
    await rename(part, target);
  }
  for (const folder of folders) syncFolder(folder);
  return wrong;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (cause) {
    if (isMissing(cause)) throw cause;
    return false;
  }
}

async function copyDurably(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const handle = await open(to, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The files that are gone or not what they were, by path. */
export async function wrongFiles(
  folder: string,
  files: readonly PoolFile[],
  onBytes: OnBytes,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { path, size, sha256 } of files) {
    const isRight =
      (await sizeOf(join(folder, path))) === size && (await hashFile(join(folder, path), size, onBytes)) === sha256;
    if (!isRight) wrong.push(path);
  }
  return wrong;
}
