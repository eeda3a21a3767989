import { Button } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useAction } from '../../client/use-channel.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import { BackupList } from './backup-list.tsx';
import { BackupPlaces } from './backup-places.tsx';
import { DrillResult } from './drill-result.tsx';
import { JobBar } from './job-bar.tsx';
import { KeptList } from './kept-list.tsx';
import { RestoreNotice } from './restore/restore-notice.tsx';
import { BackToSettings } from '../settings/back-to-settings.tsx';
import { useBackup } from './use-backup.ts';

/** 备份与恢复: when and where the data was backed up, whether a backup works, and how it comes back. */
export function BackupPage() {
  const { data, error, refetch } = useBackup();
  const make = useAction('backup/make', ['backup/view']);
  const makeNow = () => {
    if (data?.job != null) return;
    make.mutate(
      {},
      {
        onSuccess: ({ second }) =>
          notifyDone(
            second === null || second.failure === null
              ? '已备份，并读回核对一致。'
              : '本机已备份。第二处没有写成，原因见「备份位置」。',
          ),
        onError: notifyFailure,
      },
    );
  };
  return (
    <Page
      title="备份与恢复"
      back={<BackToSettings />}
      purpose="备份写好后都读回来核对，核对一致才算数。电脑坏了，用备份可以把数据找回来。"
      action={
        <Button
          leftSection={<IconDatabaseExport size={16} stroke={1.5} />}
          onClick={makeNow}
          disabled={data === undefined}
          // Not disabled while it runs: the cursor would be lost.
          data-disabled={data?.job != null || undefined}
          aria-disabled={data?.job != null || undefined}
        >
          立即备份
        </Button>
      }
    >
      <PageBody>
        {data === undefined ? (
          error === null ? (
            <Loading lines={6} />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )
        ) : (
          <>
            <RestoreNotice isBesidePlaces />
            {data.job === null ? null : <JobBar job={data.job} />}
            <BackupPlaces view={data} />
            <DrillResult drill={data.drill} />
            <BackupList view={data} />
            <KeptList view={data} />
          </>
        )}
      </PageBody>
    </Page>
  );
}
