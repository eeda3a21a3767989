import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import css from './pdf.module.css';

type PdfPageProps = {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  /** Quarter turns clockwise beyond the page's own. */
  readonly turn: 0 | 90 | 180 | 270;
  /** CSS pixels per point. */
  readonly scale: number;
  readonly label: string;
};

/** One sheet of paper, drawn at the screen's own resolution. */
export function PdfPage({ document, number, turn, scale, label }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let task: RenderTask | null = null;
    let isGone = false;
    void document.getPage(number).then(async (page) => {
      const sheet = canvas.current;
      if (isGone || sheet === null) return;
      const ratio = window.devicePixelRatio;
      const viewport = page.getViewport({ scale: scale * ratio, rotation: (page.rotate + turn) % 360 });
      sheet.width = Math.floor(viewport.width);
      sheet.height = Math.floor(viewport.height);
      sheet.style.width = `${Math.floor(viewport.width / ratio)}px`;
      sheet.style.height = `${Math.floor(viewport.height / ratio)}px`;
      task = page.render({ canvas: sheet, viewport });
      // A drawing given up for a newer one rejects; that is no fault.
      await task.promise.catch(() => undefined);
      if (!isGone) sheet.dataset['drawn'] = 'true';
    });
    return () => {
      isGone = true;
      task?.cancel();
    };
  }, [document, number, turn, scale]);
  return <canvas ref={canvas} className={css['sheet']} role="img" aria-label={label} />;
}
