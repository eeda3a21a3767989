import { AppFailure } from '../../../client/app-failure.ts';
import { invoke } from '../../../client/invoke.ts';
import { usePreference } from '../../../client/preference/use-preference.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { printPdf } from '../../../ui/pdf/print-pdf.ts';
import { type PrinterChoices, type PrinterUse, printerOptions, readChoices } from './printer-choice.ts';

const NOTHING: PrinterChoices = {};

type PrinterOfUse = {
  /** Null until the system has named its printers. */
  readonly options: ReturnType<typeof printerOptions> | null;
  readonly hasPrinters: boolean;
  /** Empty: the system's dialog asks. */
  readonly chosen: string;
  readonly choose: (name: string) => void;
  /** Prints; gives the name of the printer, or null when the dialog asked. NO_PRINTER, NO_SUCH_PRINTER, PRINT_FAILED. */
  readonly print: (bytes: Uint8Array) => Promise<string | null>;
};

/** The printer of one use: chosen once, remembered, and said plainly when it is not there. */
export function usePrinter(use: PrinterUse): PrinterOfUse {
  const { data } = useChannel('paper/printers', {});
  const [choices, setChoices] = usePreference<PrinterChoices>('printers', readChoices, NOTHING);
  const chosen = choices[use] ?? '';
  const print = async (bytes: Uint8Array): Promise<string | null> => {
    // Asked again each time: a printer may have been plugged in meanwhile.
    const { printers } = await invoke('paper/printers', {});
    if (printers.length === 0) throw new AppFailure({ code: 'NO_PRINTER' });
    if (chosen === '') {
      await printPdf(bytes);
      return null;
    }
    await printPdf(bytes, async () => {
      await invoke('paper/print', { printer: chosen });
    });
    return printers.find(({ name }) => name === chosen)?.label ?? chosen;
  };
  return {
    options: data === undefined ? null : printerOptions(data.printers, chosen),
    hasPrinters: (data?.printers.length ?? 0) > 0,
    chosen,
    choose: (name) => setChoices({ ...choices, [use]: name }),
    print,
  };
}
