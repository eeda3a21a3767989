import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import type { HostCall, HostValues } from '#shared/contract/host.ts';
import { safeFileName } from './safe-file-name.ts';
import { writeWhole } from './write-whole.ts';

type Save = Extract<HostCall, { readonly call: 'saveFile' }>;

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
