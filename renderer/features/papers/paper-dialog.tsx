import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PrintRow } from '#shared/contract/case/application.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { useAction } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { PdfView } from '../../ui/pdf/pdf-view.tsx';
import css from './papers.module.css';
import { PrintActions } from './print/print-actions.tsx';

/** A paper on the screen: the very bytes that are printed and saved. */
export type ShownPaper = { readonly print: PrintRow; readonly bytes: Uint8Array };

type PaperDialogProps = {
  readonly shown: ShownPaper | null;
  readonly onClose: () => void;
  /** Further buttons of the bar. */
  readonly actions?: ReactNode;
};

/** Shows a paper over the page and prints or saves these very bytes. */
export function PaperDialog({ shown, onClose, actions }: PaperDialogProps) {
  const saving = useAction('paper/save');
  // Nobody's paper stays over the lock.
  useAppEvent('session/changed', ({ state }) => {
    if (state !== 'open') onClose();
  });
  const save = (printId: string) =>
    saving.mutate({ printId }, { onSuccess: ({ path }) => saidWhere(path), onError: notifyFailure });
  return (
    <Modal
      opened={shown !== null}
      onClose={onClose}
      size={980}
      title={shown?.print.title}
      closeButtonProps={{ 'aria-label': WORDS.close }}
    >
      {shown === null ? null : (
        <div className={css['view']}>
          <PdfView
            bytes={shown.bytes}
            title={shown.print.title}
            actions={
              <>
                <PrintActions bytes={shown.bytes} kind={shown.print.kind} />
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={saving.isPending}
                  onClick={() => save(shown.print.id)}
                >
                  存为文件
                </Button>
                {actions}
              </>
            }
          />
        </div>
      )}
    </Modal>
  );
}

/** Says where a file went; nothing when the person cancelled. */
export function saidWhere(path: string | null): void {
  if (path !== null) notifyDone(`已存为 ${path}`);
}
