import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import { fitDrawn, fitShown } from './limits.ts';
import css from './pdf.module.css';
import type { Patience } from './patience.ts';

type PdfPageProps = {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly number: number;
  /** Quarter turns clockwise beyond the page's own. */
  readonly turn: 0 | 90 | 180 | 270;
  /** CSS pixels per point. */
  readonly scale: number;
  readonly label: string;
  readonly patience: Patience;
};

/** One sheet of paper, drawn at the screen's own resolution. */
export function PdfPage({ document, number, turn, scale, label, patience }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let task: RenderTask | null = null;
    let isGone = false;
    async function draw(): Promise<void> {
      const page = await document.getPage(number);
      const sheet = canvas.current;
      if (isGone || sheet === null) return;
      const rotation = (page.rotate + turn) % 360;
      const asked = page.getViewport({ scale, rotation });
      const shown = fitShown(asked.width, asked.height);
      const [width, height] = [asked.width * shown, asked.height * shown];
      const ratio = window.devicePixelRatio;
      const drawn = ratio * fitDrawn(width * ratio, height * ratio);
      const viewport = page.getViewport({ scale: scale * shown * drawn, rotation });
      sheet.width = Math.max(1, Math.floor(viewport.width));
      sheet.height = Math.max(1, Math.floor(viewport.height));
      sheet.style.width = `${Math.floor(width)}px`;
      sheet.style.height = `${Math.floor(height)}px`;
      task = page.render({ canvas: sheet, viewport });
      await task.promise;
      if (!isGone) sheet.dataset['drawn'] = 'true';
    }
    patience.begin();
    // A drawing given up for a newer one rejects, as one of a document that was closed: that is no fault.
    void draw()
      .catch(() => undefined)
      .finally(patience.end);
    return () => {
      isGone = true;
      task?.cancel();
    };
  }, [document, number, turn, scale, patience]);
  return <canvas ref={canvas} className={css['sheet']} role="img" aria-label={label} />;
}
