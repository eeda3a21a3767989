import type { BrowserWindow } from 'electron';
import type { HostCall, HostValues } from '#shared/contract/host.ts';
import { withinTime } from './within-time.ts';

/** A queue that does not take pages for so long is stuck. */
const GIVE_UP_MS = 120_000;

/** The printers the system knows; none where it knows none or there is no window to ask. */
export async function listPrinters(window: BrowserWindow | null): Promise<HostValues['printers']> {
  const found = window === null ? [] : await window.webContents.getPrintersAsync();
  return {
    printers: found.map(({ name, displayName, isDefault }) => ({
      name,
      label: displayName === '' ? name : displayName,
      isDefault,
    })),
  };
}

/** Sends what the page has laid out for printing to a printer, without any dialog. Rejects when the printer does not take it. */
export function printWindow(
  window: BrowserWindow | null,
  { printer }: Extract<HostCall, { readonly call: 'print' }>,
): Promise<HostValues['print']> {
  if (window === null) return Promise.reject(new Error('No window'));
  const sent = new Promise<HostValues['print']>((resolve, reject) => {
    window.webContents.print(
      // The sheets bring their own margins; an old laser printer needs no colour.
      { silent: true, deviceName: printer, pageSize: 'A4', margins: { marginType: 'none' }, printBackground: true },
      (isSent, why) => (isSent ? resolve({ isSent: true }) : reject(new Error(why))),
    );
  });
  return withinTime(sent, GIVE_UP_MS);
}
