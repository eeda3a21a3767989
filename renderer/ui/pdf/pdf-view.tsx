import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { Loading } from '../page/loading.tsx';
import { Notice } from '../page/notice.tsx';
import css from './pdf.module.css';
import { PdfPage } from './pdf-page.tsx';
import { usePdf } from './use-pdf.ts';

const ZOOMS = [50, 75, 100, 125, 150, 200] as const;
/** CSS pixels per PDF point at 100 %. */
const PIXELS_PER_POINT = 96 / 72;

type PdfViewProps = {
  readonly bytes: Uint8Array;
  /** The paper's name, read aloud with the page number. */
  readonly title: string;
  /** Buttons at the right end of the bar: 打印, 保存. */
  readonly actions?: ReactNode;
};

/** The pages of a PDF below each other, with zoom and `第 x / y 页`. The very bytes that are printed and saved. */
export function PdfView({ bytes, title, actions }: PdfViewProps) {
  const pdf = usePdf(bytes);
  const [zoom, setZoom] = useState<number>(100);
  const [current, setCurrent] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  if (pdf.state === 'failed') return <Notice meaning="danger">文书打不开，文件可能损坏。请重新生成。</Notice>;
  const count = pdf.state === 'ready' ? pdf.document.numPages : 0;
  const step = (by: number) => {
    const at = ZOOMS.findIndex((each) => each === zoom);
    setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))] ?? zoom);
  };
  const onScroll = () => {
    const box = scroller.current;
    if (box === null) return;
    const middle = box.scrollTop + box.clientHeight / 2;
    const sheets = [...box.querySelectorAll('canvas')];
    setCurrent(Math.max(1, sheets.filter((sheet) => sheet.offsetTop < middle).length));
  };
  return (
    <div className={css['view']}>
      <div className={css['bar']} role="toolbar" aria-label="预览">
        <span className={css['pages']} aria-live="polite">
          {count === 0 ? '' : `第 ${current} / ${count} 页`}
        </span>
        <ActionIcon aria-label="缩小" onClick={() => step(-1)} disabled={zoom === ZOOMS[0]}>
          <IconMinus size={16} stroke={1.75} />
        </ActionIcon>
        <span className={css['zoom']}>{zoom}%</span>
        <ActionIcon aria-label="放大" onClick={() => step(1)} disabled={zoom === ZOOMS.at(-1)}>
          <IconPlus size={16} stroke={1.75} />
        </ActionIcon>
        <span className={css['actions']}>{actions}</span>
      </div>
      <div
        ref={scroller}
        className={css['scroller']}
        onScroll={onScroll}
        tabIndex={0}
        role="document"
        aria-label={title}
      >
        {pdf.state === 'ready' ? (
          Array.from({ length: count }, (_, index) => (
            <PdfPage
              key={index}
              document={pdf.document}
              number={index + 1}
              scale={(zoom / 100) * PIXELS_PER_POINT}
              label={`${title}，第 ${index + 1} 页，共 ${count} 页`}
            />
          ))
        ) : (
          <Loading lines={10} />
        )}
      </div>
    </div>
  );
}
