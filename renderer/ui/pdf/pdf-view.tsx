import { ActionIcon, Button } from '@mantine/core';
import { IconArrowAutofitWidth, IconMinus, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { Loading } from '../page/loading.tsx';
import { Notice } from '../page/notice.tsx';
import { MOST_SHOWN_PAGES, PATIENCE_MS } from './limits.ts';
import css from './pdf.module.css';
import { PdfPage } from './pdf-page.tsx';
import { usePdf } from './use-pdf.ts';
import { useRoom } from './use-room.ts';
import { fitPercent, nextStep, PIXELS_PER_POINT, type Zoom } from './zoom.ts';

type PdfViewProps = {
  readonly bytes: Uint8Array;
  /** The paper's name, read aloud with the page number. */
  readonly title: string;
  /** Quarter turns clockwise, for a scan that lies on its side. @default 0 */
  readonly turn?: 0 | 90 | 180 | 270;
  /** Buttons at the right end of the bar: 打印, 保存. */
  readonly actions?: ReactNode;
};

/**
 * The pages of a PDF below each other, as wide as there is room at first, with zoom and `第 x / y 页`. The very bytes
 * that are printed and saved.
 */
export function PdfView({ bytes, title, turn = 0, actions }: PdfViewProps) {
  const { pdf, onAgain } = usePdf(bytes);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [current, setCurrent] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  if (pdf.state === 'failed') return <Notice meaning="danger">文书打不开，文件可能损坏。请重新生成。</Notice>;
  if (pdf.state === 'stopped')
    return (
      <Notice meaning="warn">
        这份文件太复杂，{PATIENCE_MS / 1000} 秒没有进展，已停止打开，以免电脑卡住。请查看原件；也可以再试一次。
        <Button variant="default" size="compact-sm" onClick={onAgain}>
          再试一次
        </Button>
      </Notice>
    );
  const count = pdf.state === 'ready' ? pdf.document.numPages : 0;
  const shown = Math.min(count, MOST_SHOWN_PAGES);
  const fit =
    pdf.state === 'ready' && room > 0 ? fitPercent(room, turn % 180 === 0 ? pdf.pageWidth : pdf.pageHeight) : null;
  const percent = zoom === 'fit' ? fit : zoom;
  const [smaller, larger] = percent === null ? [null, null] : [nextStep(percent, -1), nextStep(percent, 1)];
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
        <ActionIcon aria-label="缩小" onClick={() => setZoom(smaller ?? zoom)} disabled={smaller === null}>
          <IconMinus size={16} stroke={1.75} />
        </ActionIcon>
        <span className={css['zoom']}>{percent === null ? '' : `${percent}%`}</span>
        <ActionIcon aria-label="放大" onClick={() => setZoom(larger ?? zoom)} disabled={larger === null}>
          <IconPlus size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label="适合宽度" title="适合宽度" aria-pressed={zoom === 'fit'} onClick={() => setZoom('fit')}>
          <IconArrowAutofitWidth size={16} stroke={1.75} />
        </ActionIcon>
        <span className={css['actions']}>{actions}</span>
      </div>
      {count > shown ? (
        <Notice meaning="warn">
          共 {count} 页，这里只显示前 {shown} 页。后面的请查看原件。
        </Notice>
      ) : null}
      <div
        ref={scroller}
        className={css['scroller']}
        onScroll={onScroll}
        tabIndex={0}
        role="document"
        aria-label={title}
      >
        {pdf.state === 'ready' && percent !== null ? (
          Array.from({ length: shown }, (_, index) => (
            <PdfPage
              key={index}
              document={pdf.document}
              patience={pdf.patience}
              number={index + 1}
              turn={turn}
              scale={(percent / 100) * PIXELS_PER_POINT}
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
