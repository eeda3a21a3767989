import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { basename } from 'node:path';
import type { HostCall, HostValues } from '#shared/contract/host.ts';
import { readLimited } from './read-limited.ts';
import { safeFileName } from './safe-file-name.ts';
import { writeWhole } from './write-whole.ts';

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

/** Asks for one file and reads it, when it is not larger than wanted. Null when the person cancelled. */
export async function openFile(window: BrowserWindow | null, call: Open): Promise<HostValues['openFile']> {
  const options: OpenDialogOptions = {
    filters: [{ name: call.filterName, extensions: [...call.extensions] }],
    properties: ['openFile', 'dontAddToRecent'],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  return { name: basename(path), bytes: await readLimited(path, call.mostBytes) };
}

/** Asks for a folder; a new one may be made. Null when the person cancelled. */
export async function chooseFolder(
  window: BrowserWindow | null,
  call: Extract<HostCall, { readonly call: 'chooseFolder' }>,
): Promise<HostValues['chooseFolder']> {
  const options: OpenDialogOptions = {
    title: call.title,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const [path] = filePaths;
  return canceled || path === undefined ? null : { path };
}
