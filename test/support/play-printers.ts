import type { ElectronApplication } from '@playwright/test';

/** What the played printers were sent: to which, with or without a dialog, how many pages. */
export type Sent = {
  readonly printer: string | undefined;
  readonly isSilent: boolean | undefined;
  readonly pages: number;
};

/**
 * No machine of the tests has a printer: from now on the system knows these and takes whatever is sent. Only the device is played:
 * the sheets are laid out as for a real one, with the same paper and margins, and counted.
 */
export async function playPrinters(electron: ElectronApplication, names: readonly string[]): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, printers) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('No window');
    const sent: { printer: string | undefined; isSilent: boolean | undefined; pages: number }[] = [];
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
      const { deviceName, silent, margins } = options ?? {};
      const draw = async (): Promise<void> => {
        const pdf = await contents.printToPDF({
          pageSize: 'A4',
          margins: { ...margins, top: 0, bottom: 0, left: 0, right: 0 },
        });
        const pages = pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;
        sent.push({ printer: deviceName, isSilent: silent, pages });
        callback?.(true, '');
      };
      void draw();
    };
  }, names);
}

/** What they were sent so far. */
export const sentToPrinters = (electron: ElectronApplication): Promise<readonly Sent[]> =>
  electron.evaluate(() => Reflect.get(globalThis, 'sentToPrinters') as Sent[]);
