import type { ElectronApplication } from '@playwright/test';

/** What the played printers were sent: device name and how many sheets stood in the window. */
export type Sent = { readonly printer: string | undefined; readonly isSilent: boolean | undefined };

/**
 * No machine of the tests has a printer: from now on the system knows these and takes whatever is sent. Only the device is played;
 * the page lays the sheets out as for a real one.
 */
export async function playPrinters(electron: ElectronApplication, names: readonly string[]): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, printers) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('No window');
    const sent: { printer: string | undefined; isSilent: boolean | undefined }[] = [];
    Reflect.set(globalThis, 'sentToPrinters', sent);
    contents.getPrintersAsync = () =>
      Promise.resolve(
        printers.map((name) => ({
          name,
          displayName: name,
          description: '',
          isDefault: false,
          status: 0,
          options: {},
        })),
      );
    contents.print = (options, callback) => {
      sent.push({ printer: options?.deviceName, isSilent: options?.silent });
      callback?.(true, '');
    };
  }, names);
}

/** What they were sent so far. */
export const sentToPrinters = (electron: ElectronApplication): Promise<readonly Sent[]> =>
  electron.evaluate(() => Reflect.get(globalThis, 'sentToPrinters') as Sent[]);
