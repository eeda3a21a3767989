import { Checkbox } from '@mantine/core';
import { useRef, useState } from 'react';
import { useChannel } from '../../../client/use-channel.ts';
import { fileSize } from '../../../text/instants.ts';
import { FormDialog } from '../../../ui/overlay/form-dialog.tsx';
import css from './papers.module.css';

type ExportDialogProps = {
  /** Batches that go onto the stick. */
  readonly batchIds: readonly string[];
  /** Batches whose papers the county does not have. */
  readonly papersOf: readonly string[];
  readonly isBusy: boolean;
  readonly onExport: (withPapers: boolean) => void;
  readonly onClose: () => void;
};

/** What goes onto the stick, and how much it is, before the place is asked for. */
export function ExportDialog({ batchIds, papersOf, isBusy, onExport, onClose }: ExportDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const isPapersAlone = batchIds.length === 0;
  const [withPapers, setWithPapers] = useState(true);
  const { data } = useChannel('papers/exportSize', { batchIds: [...new Set([...batchIds, ...papersOf])] });
  const papers = data === undefined ? '' : `（${data.parts} 份，约 ${fileSize(data.papers)}）`;
  return (
    <FormDialog
      title={isPapersAlone ? '导出材料到 U 盘' : `导出 ${batchIds.length} 批到 U 盘`}
      verb="选择 U 盘"
      form={form}
      isBusy={isBusy}
      failure={null}
      onSubmit={() => onExport(isPapersAlone || withPapers)}
      onClose={onClose}
    >
      <p className={css['sizes']}>
        {isPapersAlone
          ? `县里还没有收到 ${papersOf.length} 批的打印件和扫描件${papers}，都会写到 U 盘。`
          : '批次文件先写，材料在后面写；都会逐个读回核对。'}
      </p>
      {isPapersAlone ? null : (
        <Checkbox
          label={`一并导出材料${papers}`}
          description="打印件和扫描件，县里还没有收到的。U 盘写不下时，可以先只导出批次。"
          checked={withPapers}
          onChange={(event) => setWithPapers(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}
