import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { MOST_PICTURE_DOTS } from './limits.ts';

/** Opens a PDF, of this app or a scan: nothing is fetched for it, and no script of it runs. The caller destroys it. */
export function loadPdf(bytes: Uint8Array): {
  readonly document: Promise<PDFDocumentProxy>;
  readonly close: () => void;
} {
  const opening = open(bytes);
  return {
    document: opening.then((task) => task.promise),
    close: () =>
      void opening.then(
        (task) => task.destroy(),
        () => undefined,
      ),
  };
}

/** The reader is a third of the window's script, so it is read with the first paper, not at the start. */
async function open(bytes: Uint8Array): Promise<PDFDocumentLoadingTask> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  GlobalWorkerOptions.workerSrc = workerUrl;
  // The worker takes the buffer over; the caller's bytes stay whole for saving and printing.
  return getDocument({
    data: bytes.slice(),
    useWasm: false,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: MOST_PICTURE_DOTS,
  });
}
