import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RestoreReport } from '#shared/contract/backup.ts';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Confirm } from '../../ui/overlay/confirm.tsx';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { useBackup } from './use-backup.ts';

/** After a restore: what is not in the data any more, until an administrator has dealt with it. */
export function RestoreNotice() {
  const restore = useBackup().data?.restore ?? null;
  return restore === null ? null : <RestoreFacts restore={restore} />;
}

function RestoreFacts({ restore }: { readonly restore: RestoreReport }) {
  const mayConfirm = useSession().user.roles.includes('admin');
  const [isAsking, setAsking] = useState(false);
  const confirm = useAction('backup/confirmRestore', ['backup/view']);
  const { madeAt, lostEntries, lostBatches, replaced } = restore;
  const hasLostBatches = lostBatches.length > 0;
  return (
    <>
      <Notice
        meaning={hasLostBatches ? 'danger' : 'warn'}
        role="alert"
        action={
          mayConfirm ? (
            <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
              {hasLostBatches ? '已与县级核对' : '知道了'}
            </Button>
          ) : null
        }
      >
        数据已退回到 {instantToMinute(madeAt)} 的备份。
        {lostEntries === 0 ? '没有缺少操作记录。' : `此后的 ${lostEntries} 条操作记录不在其中，相关申请需要重新办理。`}
        {hasLostBatches
          ? `已封的批次 ${lostBatches.join('、')} 也不在其中：这些申请可能显示为没有封批，核对之前不能再封批，以免重复支付。`
          : ''}
        原来的数据保存在 {replaced}。
      </Notice>
      <Confirm
        isOpen={isAsking}
        title={hasLostBatches ? '确认已与县级核对' : '收起这条提示'}
        effect={
          hasLostBatches
            ? '请先与县级医保局核对这些批次里有哪些申请，并确认它们不会再封一次。确认以后可以继续封批，批次号接着往下排。'
            : '恢复的经过已记入操作记录，随时可以查。'
        }
        verb={hasLostBatches ? '已核对，允许封批' : '知道了'}
        isBusy={confirm.isPending}
        onConfirm={() => confirm.mutate({}, { onSuccess: () => setAsking(false), onError: notifyFailure })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
