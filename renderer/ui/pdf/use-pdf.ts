import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { loadPdf } from './load-pdf.ts';

type LoadedPdf =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly document: PDFDocumentProxy }
  | { readonly state: 'failed' };

/** Opens the bytes and closes them with the component. */
export function usePdf(bytes: Uint8Array): LoadedPdf {
  const [loaded, setLoaded] = useState<LoadedPdf>({ state: 'loading' });
  useEffect(() => {
    let isGone = false;
    const { document, close } = loadPdf(bytes);
    document.then(
      (opened) => {
        if (!isGone) setLoaded({ state: 'ready', document: opened });
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
