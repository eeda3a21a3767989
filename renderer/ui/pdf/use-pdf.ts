import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { PATIENCE_MS } from './limits.ts';
import { loadPdf } from './load-pdf.ts';
import { makePatience, type Patience } from './patience.ts';

type LoadedPdf =
  | { readonly state: 'loading' }
  /** Width and height of the first page, in points. */
  | {
      readonly state: 'ready';
      readonly document: PDFDocumentProxy;
      readonly pageWidth: number;
      readonly pageHeight: number;
      /** What is drawn of it is waited for together with its opening. */
      readonly patience: Patience;
    }
  | { readonly state: 'failed' }
  /** Ended because it did not get on. */
  | { readonly state: 'stopped' };

type OpenedPdf = { readonly pdf: LoadedPdf; readonly onAgain: () => void };

/** Opens the bytes and closes them with the component, or when nothing of it gets done for long. */
export function usePdf(bytes: Uint8Array): OpenedPdf {
  const [loaded, setLoaded] = useState<LoadedPdf>({ state: 'loading' });
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    let isGone = false;
    const { document, close } = loadPdf(bytes);
    const end = (state: 'stopped' | 'loading'): void => {
      isGone = true;
      patience.stop();
      // Ends the worker as well, whatever it is at.
      close();
      setLoaded({ state });
    };
    const patience = makePatience(PATIENCE_MS, () => end('stopped'));
    patience.begin();
    const open = async (): Promise<LoadedPdf> => {
      const opened = await document;
      const first = await opened.getPage(1);
      const { width, height } = first.getViewport({ scale: 1 });
      return { state: 'ready', document: opened, pageWidth: width, pageHeight: height, patience };
    };
    open()
      .then(
        (ready) => {
          if (!isGone) setLoaded(ready);
        },
        () => {
          if (!isGone) setLoaded({ state: 'failed' });
        },
      )
      .finally(patience.end);
    return () => end('loading');
  }, [bytes, attempt]);
  return { pdf: loaded, onAgain: () => setAttempt(attempt + 1) };
}
