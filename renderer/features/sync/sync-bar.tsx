import { Anchor, Button, Progress } from '@mantine/core';
import { IconDeviceUsb, IconFileImport, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportReport } from '#shared/contract/sync.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { WhoCan } from '../../ui/who-can.tsx';
import { ImportNote } from './import-note.tsx';
import { ExportDialog } from './papers/export-dialog.tsx';
import { sayWritten } from './papers/say-written.ts';
import css from './sync.module.css';
import { calmWords, nextTryWords, progressWords, WHO_CAN_SYNC } from './sync-words.ts';
import { useSync } from './use-sync.ts';

/** How this PC stands with its county, and the two ways there: the network and the stick. */
export function SyncBar() {
  const { data } = useSync();
  const missing = useMissingRole('clerk');
  const [report, setReport] = useState<ImportReport | null>(null);
  const whoCan = missing === null ? {} : { 'aria-describedby': WHO_CAN_SYNC };
  const now = useAction('sync/now', ['sync/state']);
  const cancel = useAction('sync/cancel');
  if (data === undefined) return null;
  const { trouble, enrolment, line, clock, isBusy } = data;
  const progress = isBusy ? data.progress : null;
  const isOnline = line !== null && enrolment !== null;
  return (
    <PageSection title="与县级的联系" note={calmWords(data)}>
      {isOnline ? null : (
        <Notice
          meaning={enrolment === null ? 'warn' : 'info'}
          action={
            <Anchor component={Link} to="/settings" hash="county-line" size="sm" underline="always">
              {enrolment === null ? '去登记' : '去填写'}
            </Anchor>
          }
        >
          {enrolment === null
            ? '还没有在县级登记本机，县级不会接收送去的批次。请先登记：联网当场办好，不联网用 U 盘来往一次。'
            : '还没有填写县级服务地址，现在用 U 盘送交。填好地址以后，封好的批次会自动送出。'}
        </Notice>
      )}
      {trouble === null || isBusy ? null : (
        <Notice meaning={trouble.stops ? 'danger' : 'warn'} role={trouble.stops ? 'alert' : 'status'}>
          {trouble.text}
          {trouble.stops ? '' : nextTryWords(data.nextTryIn)}
        </Notice>
      )}
      {clock === null ? null : (
        <Notice meaning="warn">
          电脑时间可能不对：刚才联系时县级是 {clock}，与本机相差 10
          分钟以上。受理日期、办理期限和公示都按本机时间记。请对照手机看本机时间，不对的在电脑的日期和时间设置里调对；本机是对的，请告知县级。已封的批次不受影响。
        </Notice>
      )}
      <div className={css['acts']}>
        {isOnline && !isBusy ? (
          <Button
            variant="default"
            disabled={missing !== null}
            {...whoCan}
            leftSection={<IconRefresh size={16} stroke={1.5} />}
            onClick={() => now.mutate({}, { onError: notifyFailure })}
          >
            现在联系
          </Button>
        ) : null}
        {isBusy ? (
          <Button
            variant="default"
            disabled={missing !== null}
            {...whoCan}
            leftSection={<IconPlayerStop size={16} stroke={1.5} />}
            onClick={() => cancel.mutate({})}
          >
            停止
          </Button>
        ) : null}
        <StickButtons isBlocked={missing !== null || isBusy} onReport={setReport} />
        {progress === null ? null : (
          <div className={css['progress']} role="status">
            <span>{progressWords(progress)}</span>
            {progress.total === 0 ? null : (
              <Progress
                value={(progress.done / progress.total) * 100}
                size="sm"
                aria-label={progressWords(progress)}
                className={css['bar']}
              />
            )}
          </div>
        )}
      </div>
      <WhoCan id={WHO_CAN_SYNC} line={missing === null ? null : `发送、导出和导入回执：${missing}`} />
      {report === null ? null : (
        <div className={css['report']}>
          <ImportNote report={report} onClose={() => setReport(null)} />
        </div>
      )}
    </PageSection>
  );
}

type StickButtonsProps = { readonly isBlocked: boolean; readonly onReport: (report: ImportReport) => void };

/** Out onto the stick, and in from it. */
function StickButtons({ isBlocked, onReport }: StickButtonsProps) {
  const batches = useChannel('batch/list', {}).data?.rows ?? [];
  const open = batches.filter(({ stage }) => stage !== 'received');
  const papers = useChannel('papers/list', {}).data?.rows ?? [];
  const papersOf = papers.filter(({ parts, delivered }) => delivered < parts).map(({ batchId }) => batchId);
  const [isAsking, setAsking] = useState(false);
  const exporting = useAction('sync/export', ['batch/list', 'sync/state', 'papers/list']);
  const write = (withPapers: boolean) =>
    exporting.mutate(
      { batchIds: open.map(({ id }) => id), ...(withPapers ? { papersOf } : {}) },
      {
        onSuccess: (done) => {
          setAsking(false);
          sayWritten(done);
        },
        onError: (error) => {
          setAsking(false);
          notifyFailure(error);
        },
      },
    );
  const importing = useAction('sync/import', ['batch/list', 'sync/state', 'sync/returned', 'sync/items']);
  return (
    <>
      <Button
        variant="default"
        disabled={isBlocked || (open.length === 0 && papersOf.length === 0)}
        loading={exporting.isPending}
        leftSection={<IconDeviceUsb size={16} stroke={1.5} />}
        onClick={() => (papersOf.length === 0 ? write(false) : setAsking(true))}
      >
        {open.length > 0 ? `导出 ${open.length} 批到 U 盘` : papersOf.length > 0 ? '导出材料到 U 盘' : '导出到 U 盘'}
      </Button>
      {isAsking ? (
        <ExportDialog
          batchIds={open.map(({ id }) => id)}
          papersOf={papersOf}
          isBusy={exporting.isPending}
          onExport={write}
          onClose={() => setAsking(false)}
        />
      ) : null}
      <Button
        variant="default"
        disabled={isBlocked}
        loading={importing.isPending}
        leftSection={<IconFileImport size={16} stroke={1.5} />}
        onClick={() =>
          importing.mutate(
            {},
            {
              onSuccess: (report) => {
                if (report.folder !== null) onReport(report);
              },
              onError: notifyFailure,
            },
          )
        }
      >
        从 U 盘导入回执
      </Button>
    </>
  );
}
