import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Opens a PDF made by this app: fonts are embedded, so nothing is fetched. The caller destroys it. */
export function loadPdf(bytes: Uint8Array): {
  readonly document: Promise<PDFDocumentProxy>;
  readonly close: () => void;
} {
  // The worker takes the buffer over; the caller's bytes stay whole for saving and printing.
  const task = getDocument({ data: bytes.slice(), useWasm: false, useSystemFonts: false, stopAtErrors: false });
  return { document: task.promise, close: () => void task.destroy() };
}
