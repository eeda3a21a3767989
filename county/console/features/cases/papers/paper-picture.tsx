import { ActionIcon } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconArrowAutofitWidth, IconMinus, IconPlus, IconRotateClockwise } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '../../../../../renderer/ui/page/loading.tsx';
import { Notice } from '../../../../../renderer/ui/page/notice.tsx';
import { useRoom } from '../../../../../renderer/ui/pdf/use-room.ts';
import type { PaperView } from '../../../api/papers-views.ts';
import css from './papers.module.css';

const STEPS = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const;
/** No screen shows more dots of a side, and browsers draw no larger canvas everywhere. */
const MOST_SIDE = 8_192;

type PaperPictureProps = {
  readonly bytes: Uint8Array;
  readonly media: PaperView['media'];
  readonly title: string;
  /** Degrees clockwise by which the clerk showed it. */
  readonly turn: PaperView['turn'];
};

type Picture = ImageBitmap | 'loading' | 'failed';

/** A photograph or scan, as wide as there is room at first; + − 0 zoom, T turns. Drawn, so that the page needs no address for it. */
export function PaperPicture({ bytes, media, title, turn: first }: PaperPictureProps) {
  const [picture, setPicture] = useState<Picture>('loading');
  const [zoom, setZoom] = useState(1);
  const [turn, setTurn] = useState<number>(first);
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const room = useRoom(scroller);
  useEffect(() => {
    let opened: ImageBitmap | null = null;
    let isGone = false;
    // A copy: its buffer is then no shared one, which a Blob would not take.
    createImageBitmap(new Blob([bytes.slice()], { type: media })).then(
      (bitmap) => {
        opened = bitmap;
        if (isGone) bitmap.close();
        else setPicture(bitmap);
      },
      () => setPicture('failed'),
    );
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [bytes, media]);
  useEffect(() => {
    if (typeof picture !== 'string' && canvas.current !== null) draw(canvas.current, picture, turn);
  }, [picture, turn]);
  const step = (by: 1 | -1): number | undefined =>
    by === 1 ? STEPS.find((one) => one > zoom) : STEPS.findLast((one) => one < zoom);
  const zoomBy = (by: 1 | -1): void => setZoom(step(by) ?? zoom);
  const turnOn = (): void => setTurn((turn + 90) % 360);
  useWindowEvent('keydown', ({ key, ctrlKey, altKey, metaKey }) => {
    if (ctrlKey || altKey || metaKey) return;
    if (key === '+' || key === '=') zoomBy(1);
    else if (key === '-') zoomBy(-1);
    else if (key === '0') setZoom(1);
    else if (key === 't' || key === 'T') turnOn();
  });
  if (picture === 'failed') return <Notice meaning="danger">图片打不开，可能已损坏。请向乡镇查看原件。</Notice>;
  return (
    <div className={css['picture']}>
      <div className={css['tools']} role="toolbar" aria-label="查看图片">
        <ActionIcon aria-label="缩小" title="缩小 −" disabled={step(-1) === undefined} onClick={() => zoomBy(-1)}>
          <IconMinus size={16} stroke={1.75} />
        </ActionIcon>
        <span className={css['zoom']}>{Math.round(zoom * 100)}%</span>
        <ActionIcon aria-label="放大" title="放大 +" disabled={step(1) === undefined} onClick={() => zoomBy(1)}>
          <IconPlus size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label="适合宽度" title="适合宽度 0" aria-pressed={zoom === 1} onClick={() => setZoom(1)}>
          <IconArrowAutofitWidth size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label="旋转" title="旋转 T" onClick={turnOn}>
          <IconRotateClockwise size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      <div ref={scroller} className={css['scroller']} tabIndex={0} role="group" aria-label={`图片：${title}`}>
        {picture === 'loading' ? <Loading lines={8} /> : null}
        <canvas
          ref={canvas}
          role="img"
          aria-label={title}
          hidden={picture === 'loading'}
          style={room === 0 ? undefined : { width: Math.floor(room * zoom) }}
        />
      </div>
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, turn: number): void {
  const scale = Math.min(1, MOST_SIDE / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const isOnSide = turn % 180 !== 0;
  canvas.width = isOnSide ? height : width;
  canvas.height = isOnSide ? width : height;
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((turn * Math.PI) / 180);
  pen.drawImage(picture, -width / 2, -height / 2, width, height);
  canvas.dataset['drawn'] = 'true';
}
