import { Button, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type BackupRow, type BackupView, RESTORE_WORD } from '#shared/contract/backup.ts';
import { useAction } from '../../client/use-channel.ts';
import { instantToMinute } from '../../text/instants.ts';
import { WORDS } from '../../text/words.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { Confirm } from '../../ui/overlay/confirm.tsx';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { JobBar } from './job-bar.tsx';
import css from './backup.module.css';
import { startAnew } from './start-anew.ts';

type RestoreDialogProps = {
  /** Null: nothing is asked. */
  readonly row: BackupRow | null;
  readonly view: BackupView;
  readonly onClose: () => void;
};

/** Asks twice, the second time for the word itself, then restores; the window starts anew at the lock. */
export function RestoreDialog({ row, view, onClose }: RestoreDialogProps) {
  const [isSure, setSure] = useState(false);
  const [word, setWord] = useState('');
  const restore = useAction('backup/restore');
  const navigate = useNavigate();
  const close = () => {
    if (restore.isPending) return;
    setSure(false);
    setWord('');
    onClose();
  };
  if (row === null) return null;
  const madeAt = row.facts === null ? '' : instantToMinute(row.facts.createdAt);
  const go = () =>
    restore.mutate(
      { id: row.id, word: RESTORE_WORD },
      {
        onSuccess: () => {
          startAnew();
          onClose();
          void navigate({ to: '/' });
        },
        onError: (error) => {
          notifyFailure(error);
          setSure(false);
          setWord('');
          onClose();
        },
      },
    );
  if (!isSure) {
    return (
      <Confirm
        isOpen
        title={`恢复到 ${madeAt} 的备份`}
        effect={
          <>
            <p>本机的数据将换成这份备份里的，备份之后办理的内容将不在其中。</p>
            <p>现在的数据不会删除，会移到数据文件夹里单独保存。恢复之后需要重新输入密码进入。</p>
          </>
        }
        verb="继续"
        isDanger
        onConfirm={() => setSure(true)}
        onClose={close}
      />
    );
  }
  return (
    <Modal opened onClose={close} title="再确认一次" size={440} closeButtonProps={{ 'aria-label': WORDS.close }}>
      <div className={css['form']}>
        <Notice meaning="warn">
          {madeAt} 以后办理的申请、测算和封批都不在恢复后的数据里，需要重新办理。请先确认没有更新的备份可用。
        </Notice>
        <TextField
          label={`请输入「${RESTORE_WORD}」两个字`}
          value={word}
          onChange={setWord}
          data-autofocus
          disabled={restore.isPending}
        />
        {view.job?.kind === 'restore' ? <JobBar job={view.job} /> : null}
        <div className={css['buttons']} data-align="end">
          <Button variant="default" onClick={close} disabled={restore.isPending}>
            {WORDS.cancel}
          </Button>
          <Button color="red" onClick={go} disabled={word.trim() !== RESTORE_WORD} loading={restore.isPending}>
            恢复这份备份
          </Button>
        </div>
      </div>
    </Modal>
  );
}
