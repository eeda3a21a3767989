import { Button, Progress } from '@mantine/core';
import { IconFolderDown, IconPrinter } from '@tabler/icons-react';
import { useAction } from '../../../client/use-channel.ts';
import { WORDS } from '../../../text/words.ts';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { PrinterSelect } from '../print/printer-select.tsx';
import { usePrinter } from '../print/use-printer.ts';
import css from './batch.module.css';
import { countOf } from './job.ts';
import type { BatchJob } from './use-batch-job.ts';

const PHASES = { making: '正在生成', printing: '正在打印' } as const;

/** How far the job is, and what comes next: print what was made, or save it where there is no printer. */
export function JobBar({ job }: { readonly job: BatchJob }) {
  const { items, phase, progress, cancel, clear } = job;
  return (
    <div className={css['row']} role="status" aria-label="成批文书的进展">
      {phase === null ? (
        <JobNext job={job} />
      ) : (
        <>
          <span>
            {PHASES[phase]}第 {Math.min(progress.done + 1, progress.total)} 份，共 {progress.total} 份
          </span>
          <Progress
            className={css['bar'] ?? ''}
            value={(100 * progress.done) / Math.max(1, progress.total)}
            aria-label={`已完成 ${progress.done} 份`}
          />
          <Button variant="default" size="compact-sm" onClick={cancel}>
            {WORDS.cancel}
          </Button>
        </>
      )}
      {phase === null && items.length > 0 ? (
        <Button variant="subtle" size="compact-sm" className={css['end'] ?? ''} onClick={clear}>
          另选申请
        </Button>
      ) : null}
    </div>
  );
}

function JobNext({ job }: { readonly job: BatchJob }) {
  const { items } = job;
  const printer = usePrinter('together');
  const saving = useAction('paper/saveAll');
  const made = items.flatMap(({ printId }) => (printId === null ? [] : [printId]));
  const [failed, waiting] = [countOf(items, 'failed'), countOf(items, 'waiting')];
  const save = () =>
    saving.mutate(
      { printIds: made },
      {
        onSuccess: ({ folder, count }) => {
          if (folder !== null) notifyDone(`${count} 份文书已存到 ${folder}。文件没有加密，用完请删除。`);
        },
        onError: notifyFailure,
      },
    );
  return (
    <>
      <span>
        已生成 {made.length} 份{failed > 0 ? `，${failed} 份没有完成` : ''}
        {waiting > 0 ? `，${waiting} 份没有做` : ''}
      </span>
      <Button
        size="compact-sm"
        leftSection={<IconPrinter size={15} stroke={1.5} />}
        disabled={made.length === 0 || printer.chosen === ''}
        title={printer.chosen === '' ? '请先选打印机' : undefined}
        onClick={() => void job.print((_, bytes) => printer.print(bytes))}
      >
        打印 {made.length} 份
      </Button>
      <PrinterSelect printer={printer} />
      <Button
        size="compact-sm"
        variant={printer.hasPrinters ? 'default' : 'filled'}
        leftSection={<IconFolderDown size={15} stroke={1.5} />}
        disabled={made.length === 0}
        loading={saving.isPending}
        onClick={save}
      >
        存到文件夹
      </Button>
    </>
  );
}
