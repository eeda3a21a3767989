import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { HostCall, HostValues } from '#shared/contract/host.ts';
import { HostCallError } from './host-call-error.ts';
import { safeFileName } from './safe-file-name.ts';

type Save = Extract<HostCall, { readonly call: 'saveFile' }>;
type Open = Extract<HostCall, { readonly call: 'openFile' }>;

/** Asks where, then writes all of the file or nothing of it. Null when the person cancelled. */
export async function saveFile(window: BrowserWindow | null, call: Save): Promise<HostValues['saveFile']> {
  const options: SaveDialogOptions = {
    defaultPath: safeFileName(call.suggestedName),
    filters: [{ name: call.filterName, extensions: [...call.extensions] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  await writeWhole(filePath, call.bytes);
  return { path: filePath };
}

/** Asks which file and reads it. Null when the person cancelled. */
export async function openFile(window: BrowserWindow | null, call: Open): Promise<HostValues['openFile']> {
  const options: OpenDialogOptions = {
    filters: [{ name: call.filterName, extensions: [...call.extensions] }],
    properties: ['openFile'],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const path = filePaths[0];
  if (canceled || path === undefined) return null;
  return { name: basename(path), bytes: await readUpTo(path, call.maxBytes) };
}

async function readUpTo(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) throw new HostCallError('FILE_READ_FAILED');
    if (facts.size > maxBytes) throw new HostCallError('FILE_TOO_LARGE');
    return await readFile(path);
  } catch (error) {
    throw error instanceof HostCallError ? error : new HostCallError('FILE_READ_FAILED', error);
  }
}

/** Written beside, fsynced, renamed: a stick pulled out early leaves the old file or none, never half of one. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.part`;
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(beside, { force: true });
    throw new HostCallError('FILE_WRITE_FAILED', error);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and needs no such call.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
