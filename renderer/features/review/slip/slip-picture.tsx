import { ActionIcon } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconArrowAutofitWidth, IconMinus, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { AttachmentView } from '#shared/contract/case/material.ts';
import { unlessOverlaid } from '../../../frame/covered.ts';
import { useRoom } from '../../../ui/pdf/use-room.ts';
import { pictureBox, zoomStep } from './picture-box.ts';
import css from './slip.module.css';
import { TurnButton } from './turn-button.tsx';

type SlipPictureProps = {
  readonly url: string;
  readonly name: string;
  readonly turn: AttachmentView['turn'];
  readonly onTurn: (turn: AttachmentView['turn']) => void;
};

/** A photograph or scan, as wide as there is room at first; + − 0 zoom, R turns. */
export function SlipPicture({ url, name, turn, onTurn }: SlipPictureProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const [natural, setNatural] = useState<{ readonly width: number; readonly height: number } | null>(null);
  /** Times as wide as there is room. */
  const [zoom, setZoom] = useState(1);
  const zoomBy = (by: 1 | -1): void => setZoom((now) => zoomStep(now, by) ?? now);
  useWindowEvent('keydown', (event) => {
    const { target, key, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || event.defaultPrevented || event.isComposing) return;
    if (target instanceof Element && target.closest('input, textarea, select') !== null) return;
    unlessOverlaid(() => {
      if (key === '+' || key === '=') zoomBy(1);
      else if (key === '-') zoomBy(-1);
      else if (key === '0') setZoom(1);
    });
  });
  const box = natural === null || room === 0 ? null : pictureBox(natural, room * zoom, turn);
  return (
    <div className={css['picture']}>
      <div className={css['tools']} role="toolbar" aria-label="查看材料">
        <ActionIcon aria-label="缩小" title="缩小 −" disabled={zoomStep(zoom, -1) === null} onClick={() => zoomBy(-1)}>
          <IconMinus size={16} stroke={1.75} />
        </ActionIcon>
        <span className={css['zoom']}>{Math.round(zoom * 100)}%</span>
        <ActionIcon aria-label="放大" title="放大 +" disabled={zoomStep(zoom, 1) === null} onClick={() => zoomBy(1)}>
          <IconPlus size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label="适合宽度" title="适合宽度 0" aria-pressed={zoom === 1} onClick={() => setZoom(1)}>
          <IconArrowAutofitWidth size={16} stroke={1.75} />
        </ActionIcon>
        <TurnButton turn={turn} onTurn={onTurn} />
      </div>
      <div ref={scroller} className={css['scroller']} tabIndex={0} role="group" aria-label={name}>
        <div className={css['frame']} style={box === null ? undefined : { width: box.width, height: box.height }}>
          <img
            src={url}
            alt={name}
            className={css['image']}
            style={box === null ? undefined : { width: box.imageWidth, rotate: `${turn}deg` }}
            hidden={box === null}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              setNatural({ width, height })
            }
          />
        </div>
      </div>
    </div>
  );
}
