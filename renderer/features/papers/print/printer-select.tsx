import { NativeSelect } from '@mantine/core';
import type { usePrinter } from './use-printer.ts';

/** Which printer this kind of paper goes to; remembered. */
export function PrinterSelect({ printer }: { readonly printer: ReturnType<typeof usePrinter> }) {
  const { options, hasPrinters, chosen, choose } = printer;
  if (options === null) return null;
  const isNone = !hasPrinters && chosen === '';
  return (
    <NativeSelect
      size="xs"
      w={168}
      aria-label="打印机"
      disabled={isNone}
      title={isNone ? '这台电脑没有装打印机，可以先存为文件。' : '这种文书以后都用这台打印机'}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
      data={isNone ? [{ value: '', label: '没有打印机' }] : [...options]}
    />
  );
}
