import { Button, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useAction } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { PdfView } from '../../ui/pdf/pdf-view.tsx';
import { printPdf } from '../../ui/pdf/print-pdf.ts';
import css from './recovery.module.css';

/** The sheet with the recovery code as it will be printed. The bytes live only as long as this dialog. */
export function RecoverySheet({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { mutate, data, error } = useAction('setup/recoverySheet');
  useEffect(() => mutate({ recoveryCode: code }), [mutate, code]);
  return (
    <Modal
      opened
      onClose={onClose}
      title="恢复码打印页"
      size={860}
      // Above the screen it belongs to, which itself covers whatever the frame has open.
      zIndex={1100}
      data-over-cover
      classNames={{ body: css['sheet'] }}
      closeButtonProps={{ 'aria-label': WORDS.close }}
    >
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <ErrorState error={error} onRetry={() => mutate({ recoveryCode: code })} />
        )
      ) : (
        <PdfView
          bytes={data.bytes}
          title="恢复码"
          actions={
            <Button
              leftSection={<IconPrinter size={16} stroke={1.5} />}
              onClick={() => void printPdf(data.bytes).catch(notifyFailure)}
            >
              {WORDS.print}
            </Button>
          }
        />
      )}
    </Modal>
  );
}
