import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconRotateClockwise, IconTrash, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { AttachmentView as Attachment } from '#shared/contract/case/material.ts';
import type { MaterialLine } from '#shared/domain/material/material-lines.ts';
import { errorText } from '#shared/errors.ts';
import { Loading } from '../../../ui/page/loading.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PdfView } from '../../../ui/pdf/pdf-view.tsx';
import { useEscape } from '../../intake/papers/use-escape.ts';
import type { BillChoice } from './bill-choices.ts';
import { type AttachmentChange, nextTurn } from './attachment-change.ts';
import css from '../materials.module.css';
import { type OpenedAttachment, useAttachment } from './use-attachment.ts';

type AttachmentViewProps = {
  readonly attachment: Attachment;
  readonly canChange: boolean;
  /** The papers it can belong to. */
  readonly lines: readonly Pick<MaterialLine, 'id' | 'name'>[];
  /** The bills it can show. */
  readonly bills: readonly BillChoice[];
  readonly onChange: (change: AttachmentChange) => void;
  readonly onClose: () => void;
};

/** The whole file in the page, with turning, moving to another paper and taking out. */
export function AttachmentView({ attachment, canChange, lines, bills, onChange, onClose }: AttachmentViewProps) {
  const opened = useAttachment(attachment);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: 'nearest' }), [attachment.id]);
  useEscape(frame, onClose);
  const { name, media, line, visit } = attachment;
  return (
    <div ref={frame} className={css['view']} role="region" aria-label={`附件：${name}`}>
      <div className={css['bar']}>
        <span className={css['fileName']}>{name}</span>
        {canChange ? (
          <NativeSelect
            size="xs"
            className={css['line']}
            aria-label={`${name}：归到哪项材料`}
            title="归到哪项材料"
            value={line}
            // A line that no longer applies is still said, as long as the file belongs to it.
            data={(lines.some(({ id }) => id === line)
              ? lines
              : [{ id: line, name: '（已不在清单中）' }, ...lines]
            ).map(({ id, name: label }) => ({ value: id, label }))}
            onChange={({ currentTarget: { value } }) => onChange(() => ({ line: value }))}
          />
        ) : null}
        {canChange && bills.length > 0 ? (
          <NativeSelect
            size="xs"
            className={css['line']}
            aria-label={`${name}：对应哪张票据`}
            title="对应哪张票据"
            value={bills.some(({ key }) => key === visit) ? visit : ''}
            data={[
              { value: '', label: '不限哪张票据' },
              ...bills.map(({ key, name: label }) => ({ value: key, label })),
            ]}
            onChange={({ currentTarget: { value } }) => onChange(() => ({ visit: value }))}
          />
        ) : null}
        {canChange && media !== 'pdf' ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRotateClockwise size={15} />}
            onClick={() => onChange((now) => ({ turn: nextTurn(now.turn) }))}
          >
            旋转
          </Button>
        ) : null}
        {canChange ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTrash size={15} />}
            onClick={() => {
              onChange(() => ({ isRemoved: true }));
              onClose();
            }}
          >
            移除
          </Button>
        ) : null}
        <ActionIcon size={26} aria-label={`关闭附件：${name}`} autoFocus onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <Whole opened={opened} attachment={attachment} />
    </div>
  );
}

type WholeProps = { readonly opened: OpenedAttachment; readonly attachment: Attachment };

function Whole({ opened, attachment: { name, turn } }: WholeProps) {
  switch (opened.state) {
    case 'loading':
      return <Loading lines={8} />;
    case 'failed':
      return (
        <Notice meaning="danger" role="alert">
          附件「{name}」打不开。{errorText(opened.error)}其他附件不受影响；纸质件还在时，可移除后重新扫描。
        </Notice>
      );
    case 'ready':
      return opened.url === null ? (
        <div className={css['document']}>
          <PdfView bytes={opened.bytes} title={name} />
        </div>
      ) : (
        <div className={css['picture']} tabIndex={0} role="group" aria-label={name}>
          <img
            src={opened.url}
            alt={name}
            data-turned={turn % 180 === 90 || undefined}
            style={{ rotate: `${turn}deg` }}
          />
        </div>
      );
  }
}
