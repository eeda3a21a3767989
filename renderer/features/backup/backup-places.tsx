import { Button } from '@mantine/core';
import { IconDeviceUsb } from '@tabler/icons-react';
import type { BackupView } from '#shared/contract/data/backup.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { instantToMinute } from '../../text/instants.ts';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { ago } from './ago.ts';
import css from './backup.module.css';
import { OfferedPlace } from './offered-place.tsx';

/** Where backups go, when the last good one was made there, and what went wrong since. */
export function BackupPlaces({ view }: { readonly view: BackupView }) {
  const { local, second, offered, now } = view;
  const mayChoose = useSession().user.roles.includes('admin');
  const choose = useAction('backup/choosePlace', ['backup/view']);
  const forget = useAction('backup/forgetPlace', ['backup/view']);
  const last = (lastAt: string | null): string =>
    lastAt === null ? '还没有' : `${instantToMinute(lastAt)}（${ago(lastAt, now)}）`;
  const chooseNow = () =>
    choose.mutate(
      {},
      {
        onSuccess: ({ folder }) => {
          if (folder !== null) notifyDone(`以后的备份也会写到 ${folder}。`);
        },
        onError: notifyFailure,
      },
    );
  return (
    <PageSection
      title="备份位置"
      note="本机的备份防误操作和文件损坏；放在 U 盘上的备份防电脑丢失和硬盘损坏，两样都要有。"
    >
      <div className={css['notices']}>
        {local.failure === null ? null : (
          <Notice meaning="danger" role="alert">
            上一次备份没有完成（{instantToMinute(local.failure.at)}）：{local.failure.text}
          </Notice>
        )}
        {offered !== null ? (
          <OfferedPlace offered={offered} mayChoose={mayChoose} />
        ) : second === null ? (
          <Notice meaning="warn">还没有选择第二处。电脑丢失或硬盘损坏时，只有放在别处的备份能找回数据。</Notice>
        ) : second.failure === null ? null : (
          <Notice meaning="warn">
            第二处没有写成（{instantToMinute(second.failure.at)}）：{second.failure.text}
            {second.lastAt === null ? '' : `那里最近一份完好的备份是 ${instantToMinute(second.lastAt)}。`}
          </Notice>
        )}
      </div>
      <Facts
        facts={[
          { name: '本机最近一次', value: last(local.lastAt) },
          { name: '第二处', value: second?.folder ?? '没有选择' },
          ...(second === null ? [] : [{ name: '第二处最近一次', value: last(second.lastAt) }]),
        ]}
      />
      {mayChoose ? null : <p className={css['note']}>选择第二处和恢复数据由管理员登录后办理。</p>}
      <div className={css['buttons']}>
        <Button
          variant="default"
          leftSection={<IconDeviceUsb size={16} stroke={1.5} />}
          onClick={chooseNow}
          disabled={!mayChoose}
          loading={choose.isPending}
        >
          {second === null ? '选择 U 盘或文件夹' : '更换第二处'}
        </Button>
        {second === null ? null : (
          <Button
            variant="default"
            disabled={!mayChoose}
            onClick={() =>
              forget.mutate(
                {},
                { onSuccess: () => notifyDone('以后不再写到第二处，那里的备份还在。'), onError: notifyFailure },
              )
            }
          >
            不再使用
          </Button>
        )}
      </div>
    </PageSection>
  );
}
