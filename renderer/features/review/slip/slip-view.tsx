import { useState } from 'react';
import type { AttachmentView } from '#shared/contract/case/material.ts';
import { errorText } from '#shared/errors.ts';
import { Loading } from '../../../ui/page/loading.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PdfView } from '../../../ui/pdf/pdf-view.tsx';
import { useAttachment } from '../../materials/file/use-attachment.ts';
import { SlipPicture } from './slip-picture.tsx';
import css from './slip.module.css';
import { TurnButton } from './turn-button.tsx';

/** One scan. Turning it here turns it for this look only: the file stays as it was kept. */
export function SlipView({ slip }: { readonly slip: AttachmentView }) {
  const opened = useAttachment(slip);
  const [turn, setTurn] = useState<AttachmentView['turn']>(slip.turn);
  switch (opened.state) {
    case 'loading':
      return <Loading lines={8} />;
    case 'failed':
      return (
        <div className={css['failed']}>
          <Notice meaning="danger" role="alert">
            附件「{slip.name}」打不开。{errorText(opened.error)}其他附件不受影响，请对照纸质件，或退回重新扫描。
          </Notice>
        </div>
      );
    case 'ready':
      return opened.url === null ? (
        <div className={css['document']}>
          <PdfView
            bytes={opened.bytes}
            title={slip.name}
            turn={turn}
            actions={<TurnButton turn={turn} onTurn={setTurn} />}
          />
        </div>
      ) : (
        <SlipPicture url={opened.url} name={slip.name} turn={turn} onTurn={setTurn} />
      );
  }
}
