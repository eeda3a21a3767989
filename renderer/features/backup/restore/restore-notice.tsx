import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BackupView, UnconfirmedRestore } from '#shared/contract/data/backup.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { Confirm } from '../../../ui/overlay/confirm.tsx';
import { notifyFailure } from '../../../ui/overlay/notify.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import css from '../backup.module.css';
import { RestoreDialog } from './restore-dialog.tsx';
import { restoreWords } from './restore-words.ts';
import { useBackup } from '../use-backup.ts';

/** After a restore: what is not in the data any more, until an administrator has dealt with it. `isBesidePlaces`: where backups go stands below. */
export function RestoreNotice({ isBesidePlaces = false }: { readonly isBesidePlaces?: boolean }) {
  const view = useBackup().data;
  return view?.restore == null ? null : (
    <RestoreFacts restore={view.restore} view={view} isOffered={view.offered !== null && !isBesidePlaces} />
  );
}

type RestoreFactsProps = {
  readonly restore: UnconfirmedRestore;
  readonly view: BackupView;
  /** Whether it is to be said that a place for backups is offered. */
  readonly isOffered: boolean;
};

function RestoreFacts({ restore, view, isOffered }: RestoreFactsProps) {
  const mayConfirm = useSession().user.roles.includes('admin');
  const [isAsking, setAsking] = useState(false);
  const confirm = useAction('backup/confirmRestore', ['backup/view']);
  const [isGoingBack, setGoingBack] = useState(false);
  const original = view.rows.find(({ id }) => id === view.changeBack?.id);
  const { lostBatches } = restore;
  const hasLostBatches = lostBatches.length > 0;
  return (
    <>
      <Notice
        meaning={hasLostBatches ? 'danger' : 'warn'}
        role="alert"
        action={
          mayConfirm ? (
            <span className={css['buttons']}>
              {original === undefined ? null : (
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={view.job !== null}
                  onClick={() => setGoingBack(true)}
                >
                  {restore.isChangeBack ? '再换过去' : '换回原来的数据'}
                </Button>
              )}
              <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
                {hasLostBatches ? '已与县级核对' : '知道了'}
              </Button>
            </span>
          ) : null
        }
      >
        {restoreWords(restore)}
        {isOffered ? '放备份的 U 盘要在这台电脑上接着用，请到「备份与恢复」确认一次。' : null}
      </Notice>
      <RestoreDialog row={isGoingBack ? (original ?? null) : null} view={view} onClose={() => setGoingBack(false)} />
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
