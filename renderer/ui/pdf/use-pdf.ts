import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { loadPdf } from './load-pdf.ts';

type LoadedPdf =
  | { readonly state: 'loading' }
  /** Width and height of the first page, in points. */
  | {
      readonly state: 'ready';
      readonly document: PDFDocumentProxy;
      readonly pageWidth: number;
      readonly pageHeight: number;
    }
  | { readonly state: 'failed' };

/** Opens the bytes and closes them with the component. */
export function usePdf(bytes: Uint8Array): LoadedPdf {
  const [loaded, setLoaded] = useState<LoadedPdf>({ state: 'loading' });
  useEffect(() => {
    let isGone = false;
    const { document, close } = loadPdf(bytes);
    const open = async (): Promise<LoadedPdf> => {
      const opened = await document;
      const first = await opened.getPage(1);
      const { width, height } = first.getViewport({ scale: 1 });
      return { state: 'ready', document: opened, pageWidth: width, pageHeight: height };
    };
    open().then(
      (ready) => {
        if (!isGone) setLoaded(ready);
      },
      () => {
        if (!isGone) setLoaded({ state: 'failed' });
      },
    );
    return () => {
      isGone = true;
      setLoaded({ state: 'loading' });
      close();
    };
  }, [bytes]);
  return loaded;
}
