import { Button, Modal } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import type { PrintRow } from '#shared/contract/case/application.ts';
import type { ListWish } from '#shared/contract/case/paper.ts';
import { useAction } from '../../client/use-channel.ts';
import { useAppEvent } from '../../client/use-app-event.ts';
import { WORDS } from '../../text/words.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { PdfView } from '../../ui/pdf/pdf-view.tsx';
import { printPdf } from '../../ui/pdf/print-pdf.ts';
import css from './papers.module.css';

type ListPaperButtonProps = {
  readonly wish: ListWish;
  readonly word: string;
  /** What a screen reader says; names what the list is about. */
  readonly label: string;
};

/** Makes a list, shows it over the page and prints or saves these very bytes; the same tables as Excel. */
export function ListPaperButton({ wish, word, label }: ListPaperButtonProps) {
  const [shown, setShown] = useState<{ readonly print: PrintRow; readonly bytes: Uint8Array } | null>(null);
  const making = useAction('paper/makeList');
  const saving = useAction('paper/save');
  const exporting = useAction('paper/exportList');
  const close = () => setShown(null);
  // Nobody's list stays over the lock.
  useAppEvent('session/changed', ({ state }) => {
    if (state !== 'open') close();
  });
  const said = ({ path }: { readonly path: string | null }) => {
    if (path !== null) notifyDone(`已存为 ${path}`);
  };
  const done = { onSuccess: said, onError: notifyFailure };
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconFileText size={14} stroke={1.5} />}
        aria-label={label}
        loading={making.isPending}
        onClick={() => making.mutate(wish, { onSuccess: setShown, onError: notifyFailure })}
      >
        {word}
      </Button>
      <Modal
        opened={shown !== null}
        onClose={close}
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
                  <Button size="compact-sm" onClick={() => void printPdf(shown.bytes)}>
                    {WORDS.print}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={saving.isPending}
                    onClick={() => saving.mutate({ printId: shown.print.id }, done)}
                  >
                    存为文件
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={exporting.isPending}
                    onClick={() => exporting.mutate(wish, done)}
                  >
                    导出 Excel
                  </Button>
                </>
              }
            />
          </div>
        )}
      </Modal>
    </>
  );
}
