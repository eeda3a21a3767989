import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { PrintKind } from '#shared/domain/paper-kind.ts';
import { WORDS } from '../../../text/words.ts';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { PrinterSelect } from './printer-select.tsx';
import { usePrinter } from './use-printer.ts';

type PrintActionsProps = { readonly bytes: Uint8Array; readonly kind: PrintKind };

/** 打印 and the printer it goes to, for the bar of a paper. */
export function PrintActions({ bytes, kind }: PrintActionsProps) {
  const printer = usePrinter(kind);
  const [isBusy, setBusy] = useState(false);
  const print = async (): Promise<void> => {
    setBusy(true);
    try {
      const name = await printer.print(bytes);
      if (name !== null) notifyDone(`已送到打印机「${name}」。`);
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        size="compact-sm"
        leftSection={<IconPrinter size={15} stroke={1.5} />}
        loading={isBusy}
        onClick={() => void print()}
      >
        {WORDS.print}
      </Button>
      <PrinterSelect printer={printer} />
    </>
  );
}
