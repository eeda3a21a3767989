import { Button, Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type BackupRow, type BackupView, RESTORE_WORD } from '#shared/contract/data/backup.ts';
import { useAction } from '../../../client/use-channel.ts';
import { instantToMinute } from '../../../text/instants.ts';
import { WORDS } from '../../../text/words.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Confirm } from '../../../ui/overlay/confirm.tsx';
import { notifyFailure } from '../../../ui/overlay/notify.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PLACES } from '../backup-words.ts';
import { ChangeBackFacts } from './change-back-facts.tsx';
import { JobBar } from '../job-bar.tsx';
import css from '../backup.module.css';
import { LostSince } from './lost-since.tsx';
import { startAnew } from './start-anew.ts';

/** What is typed when the data goes back to what the last restore replaced. */
const BACK_WORD = '换回';

/** Whether no backup that can be used is newer. */
const isNewest = (row: BackupRow, { rows }: BackupView): boolean =>
  rows.every(({ facts }) => facts?.isOwn !== true || facts.createdAt <= (row.facts?.createdAt ?? ''));

type RestoreDialogProps = {
  /** Null: nothing is asked. */
  readonly row: BackupRow | null;
  readonly view: BackupView;
  readonly onClose: () => void;
};

/** Asks twice, the second time for the word itself, then restores; the window starts anew at the lock. */
export function RestoreDialog({ row, view, onClose }: RestoreDialogProps) {
  const [isSure, setSure] = useState(false);
  const [typed, setTyped] = useState('');
  const restore = useAction('backup/restore');
  const navigate = useNavigate();
  const close = () => {
    if (restore.isPending) return;
    setSure(false);
    setTyped('');
    onClose();
  };
  if (row === null) return null;
  const back = view.changeBack?.id === row.id ? view.changeBack : null;
  // Going back from a going back: the same way, the other direction.
  const isReturn = back !== null && view.restore?.isChangeBack === true;
  const backWords = isReturn ? '再换过去' : '换回原来的数据';
  const word = back === null ? RESTORE_WORD : BACK_WORD;
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
          setTyped('');
          onClose();
        },
      },
    );
  if (!isSure) {
    return (
      <Confirm
        isOpen
        title={back === null ? `恢复到 ${madeAt} 的备份` : backWords}
        effect={
          <>
            <p>
              {back === null
                ? '本机的数据将换成这份备份里的，备份之后办理的内容将不在其中。'
                : `本机的数据将换回上次${isReturn ? '换回' : '恢复'}以前的样子（${madeAt} 自动备份）。两边各有什么，请先看清：`}
            </p>
            {back === null ? null : (
              <ChangeBackFacts
                changeBack={back}
                applications={row.facts?.applications ?? 0}
                last={isReturn ? '换回' : '恢复'}
              />
            )}
            <Facts
              facts={[
                {
                  name: back === null ? '备份之后办的' : isReturn ? '换回以后办的' : '恢复以后办的',
                  value: <LostSince row={row} />,
                },
                { name: '备份里', value: `${row.facts?.applications ?? '—'} 份申请` },
                { name: '本机现有', value: `${view.applications} 份申请` },
                { name: '位置', value: PLACES[row.place] },
                { name: '文件名', value: row.name },
              ]}
            />
            <p>
              现在的数据会先自动备份一次，之后还可以换回来。{back === null ? '恢复' : '换回'}之后需要重新输入密码进入。
            </p>
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
    <Modal
      opened
      onClose={close}
      title={back === null ? '再确认一次' : `${backWords}：再确认一次`}
      size={440}
      closeButtonProps={{ 'aria-label': WORDS.close }}
    >
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === word && !restore.isPending) go();
        }}
      >
        <Notice meaning="warn">
          {back !== null
            ? ''
            : isNewest(row, view)
              ? '这是能用的备份里最新的一份。'
              : '还有更新的备份。恢复这一份会多丢失一段时间办理的内容，请确认确实要用它。'}
          {madeAt} 以后的受理、测算和封批需要重新办理。
        </Notice>
        <TextField
          label={`请输入「${word}」两个字`}
          value={typed}
          onChange={setTyped}
          data-autofocus
          disabled={restore.isPending}
        />
        {view.job?.kind === 'restore' ? <JobBar job={view.job} /> : null}
        <div className={css['buttons']} data-align="end">
          <Button variant="default" onClick={close} disabled={restore.isPending}>
            {WORDS.cancel}
          </Button>
          <Button type="submit" color="red" disabled={typed.trim() !== word} loading={restore.isPending}>
            {back === null ? '恢复这份备份' : backWords}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
