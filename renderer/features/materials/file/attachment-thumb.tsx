import { IconAlertTriangle, IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import type { AttachmentView } from '#shared/contract/case/material.ts';
import type { BillChoice } from './bill-choices.ts';
import css from '../materials.module.css';
import { useAttachment } from './use-attachment.ts';

type AttachmentThumbProps = {
  readonly attachment: AttachmentView;
  /** The bill it shows; null: of none in particular. */
  readonly bill: BillChoice | null;
  readonly onOpen: () => void;
};

/** A small picture of a file; it opens the whole one. */
export function AttachmentThumb({ attachment, bill, onOpen }: AttachmentThumbProps) {
  const of = bill === null ? '' : `（第 ${bill.number} 张票据）`;
  return (
    <button
      type="button"
      className={css['thumb']}
      aria-label={`查看附件：${attachment.name}${of}`}
      title={`${attachment.name}${of}`}
      onClick={onOpen}
    >
      {attachment.media === 'pdf' ? <IconFileTypePdf size={20} stroke={1.5} /> : <Picture attachment={attachment} />}
      {bill === null ? null : (
        <span className={css['bill']} aria-hidden>
          {bill.number}
        </span>
      )}
    </button>
  );
}

function Picture({ attachment }: { readonly attachment: AttachmentView }) {
  const opened = useAttachment(attachment);
  switch (opened.state) {
    case 'loading':
      return <IconPhoto size={20} stroke={1.5} />;
    case 'failed':
      return <IconAlertTriangle size={20} stroke={1.5} className={css['bad']} />;
    case 'ready':
      return (
        <img src={opened.url ?? ''} alt="" style={{ rotate: `${attachment.turn}deg` }} className={css['thumbImage']} />
      );
  }
}
