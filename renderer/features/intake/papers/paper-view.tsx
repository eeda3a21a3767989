import { ActionIcon, Button } from '@mantine/core';
import { IconDeviceFloppy, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { PrintActions } from '../../papers/print/print-actions.tsx';
import { PdfView } from '../../../ui/pdf/pdf-view.tsx';
import css from './papers.module.css';
import { useEscape } from './use-escape.ts';
import type { Papers, ShownPaper } from './use-papers.ts';

type PaperViewProps = { readonly papers: Papers; readonly shown: ShownPaper };

/** The paper in the page, with its own bar. */
export function PaperView({ papers, shown }: PaperViewProps) {
  const { print, bytes } = shown;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: 'nearest' }), [print.id]);
  useEscape(frame, papers.close);
  return (
    <div ref={frame} className={css['view']}>
      <PdfView
        bytes={bytes}
        title={print.title}
        actions={
          <>
            <PrintActions bytes={bytes} kind={print.kind} />
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconDeviceFloppy size={15} />}
              loading={papers.busy === 'save'}
              onClick={() => void papers.save(print.id)}
            >
              存为文件
            </Button>
            <ActionIcon size={26} aria-label={`关闭${print.title}`} onClick={papers.close}>
              <IconX size={16} />
            </ActionIcon>
          </>
        }
      />
    </div>
  );
}
