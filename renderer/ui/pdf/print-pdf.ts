import { loadPdf } from './load-pdf.ts';

/** Dots per inch on paper; an old laser printer has no more than 600 and fine text is already sharp at 300. */
const PRINT_DPI = 300;

/**
 * Prints exactly these pages: lays them out and calls `print`, which opens the system's dialog when nothing else is given. Resolves
 * when it is done, rejects as it does.
 */
export async function printPdf(
  bytes: Uint8Array,
  print: () => void | Promise<void> = () => window.print(),
): Promise<void> {
  const { document: opening, close } = loadPdf(bytes);
  const holder = document.createElement('div');
  holder.dataset['printPages'] = '';
  try {
    const pdf = await opening;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: PRINT_DPI / 72 });
      const sheet = document.createElement('canvas');
      sheet.width = Math.floor(viewport.width);
      sheet.height = Math.floor(viewport.height);
      await page.render({ canvas: sheet, viewport, intent: 'print' }).promise;
      holder.append(sheet);
    }
    document.body.append(holder);
    await print();
  } finally {
    holder.remove();
    close();
  }
}
