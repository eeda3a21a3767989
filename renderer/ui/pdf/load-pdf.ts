import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { MOST_PICTURE_DOTS } from './limits.ts';

/** Opens a PDF, of this app or a scan: nothing is fetched for it, and no script of it runs. The caller destroys it. */
export function loadPdf(bytes: Uint8Array): {
  readonly document: Promise<PDFDocumentProxy>;
  readonly close: () => void;
} {
  const opening = open(bytes);
  return {
    document: opening.then(({ task }) => task.promise),
    close: () =>
      void opening.then(
        ({ task, worker }) => {
          const end = (): void => worker.destroy();
          setTimeout(end, ENDING_MS);
          void task.destroy().then(end, end);
        },
        () => undefined,
      ),
  };
}

/** The reader's own end asks its worker first. One that is deep in a picture hears nothing, and is ended all the same. */
const ENDING_MS = 2_000;

/** The reader is a third of the window's script, so it is read with the first paper, not at the start. */
async function open(bytes: Uint8Array): Promise<{ readonly task: PDFDocumentLoadingTask; readonly worker: PDFWorker }> {
  const { getDocument, GlobalWorkerOptions, PDFWorker } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  GlobalWorkerOptions.workerSrc = workerUrl;
  // The worker takes the buffer over; the caller's bytes stay whole for saving and printing.
  const worker = new PDFWorker();
  const task = getDocument({
    worker,
    data: bytes.slice(),
    useWasm: false,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: MOST_PICTURE_DOTS,
  });
  return { task, worker };
}
