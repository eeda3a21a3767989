import type { BrowserWindow } from 'electron';
import type { HostCall, HostValues } from '#shared/contract/host.ts';
import { assertNever } from '#shared/result.ts';
import { chooseFolder, openFile, saveFile } from './dialogs.ts';
import { listPrinters, printWindow } from '../paper/printers.ts';
import { printPaper } from '../paper/pdf.ts';
import type { Paths } from '../paths.ts';

/** Performs what the service asks main for; throws when it cannot. */
export function performHostCall(
  call: HostCall,
  { paths, window }: { readonly paths: Paths; readonly window: () => BrowserWindow | null },
): Promise<HostValues[keyof HostValues]> {
  switch (call.call) {
    case 'pdf':
      return printPaper(call, paths.fontsDir);
    case 'saveFile':
      return saveFile(window(), call);
    case 'openFile':
      return openFile(window(), call);
    case 'chooseFolder':
      return chooseFolder(window(), call);
    case 'printers':
      return listPrinters(window());
    case 'print':
      return printWindow(window(), call);
    default:
      return assertNever(call);
  }
}
