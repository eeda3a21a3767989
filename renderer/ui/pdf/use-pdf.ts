import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useCallback, useEffect, useRef, useState } from 'react';
import { PATIENCE_MS } from './limits.ts';
import { loadPdf } from './load-pdf.ts';
import { type Patience, usePatience } from './use-patience.ts';

type LoadedPdf =
  | { readonly state: 'loading' }
  /** Width and height of the first page, in points. */
  | {
      readonly state: 'ready';
      readonly document: PDFDocumentProxy;
      readonly pageWidth: number;
      readonly pageHeight: number;
    }
  | { readonly state: 'failed' }
  /** Ended because it did not get on. */
  | { readonly state: 'stopped' };

type OpenedPdf = {
  readonly pdf: LoadedPdf;
  /** What is drawn of it is waited for together with its opening. */
  readonly patience: Patience;
  readonly onAgain: () => void;
};

/** Opens the bytes and closes them with the component, or when nothing of it gets done for long. */
export function usePdf(bytes: Uint8Array): OpenedPdf {
  const [loaded, setLoaded] = useState<LoadedPdf>({ state: 'loading' });
  const [attempt, setAttempt] = useState(1);
  const closing = useRef<() => void>(() => undefined);
  const giveUp = useCallback(() => {
    // Ends the worker as well, whatever it is at.
    closing.current();
    setLoaded({ state: 'stopped' });
  }, []);
  const patience = usePatience(PATIENCE_MS, giveUp);
  useEffect(() => {
    let isGone = false;
    const { document, close } = loadPdf(bytes);
    closing.current = () => {
      isGone = true;
      close();
    };
    patience.begin();
    const open = async (): Promise<LoadedPdf> => {
      const opened = await document;
      const first = await opened.getPage(1);
      const { width, height } = first.getViewport({ scale: 1 });
      return { state: 'ready', document: opened, pageWidth: width, pageHeight: height };
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
    return () => {
      isGone = true;
      setLoaded({ state: 'loading' });
      close();
    };
  }, [bytes, attempt, patience]);
  return { pdf: loaded, patience, onAgain: () => setAttempt(attempt + 1) };
}
