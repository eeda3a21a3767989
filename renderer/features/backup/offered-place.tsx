import { Button } from '@mantine/core';
import type { BackupView } from '#shared/contract/data/backup.ts';
import { useAction } from '../../client/use-channel.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';

type OfferedPlaceProps = {
  readonly offered: NonNullable<BackupView['offered']>;
  readonly mayChoose: boolean;
};

/** After a move: the stick the data came from goes on taking backups, if somebody says so. */
export function OfferedPlace({ offered: { folder, isThere }, mayChoose }: OfferedPlaceProps) {
  const take = useAction('backup/takeOffered', ['backup/view']);
  return (
    <Notice
      meaning="warn"
      action={
        <Button
          variant="default"
          size="compact-sm"
          disabled={!mayChoose}
          loading={take.isPending}
          onClick={() =>
            take.mutate({}, { onSuccess: () => notifyDone(`以后的备份也会写到 ${folder}。`), onError: notifyFailure })
          }
        >
          接着备份到那里
        </Button>
      }
    >
      这台电脑的数据是从 {folder} 的备份搬来的，但以后的备份还没有写到那里。
      {isThere ? '' : '那里现在打不开，请先插好原来的 U 盘。'}
      电脑丢失或硬盘损坏时，只有放在别处的备份能找回数据。
    </Notice>
  );
}
