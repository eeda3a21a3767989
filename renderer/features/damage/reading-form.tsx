import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { Notice } from '../../ui/page/notice.tsx';
import css from './damage.module.css';
import { KeyFields } from './key-fields.tsx';

type ReadingFormProps = {
  readonly onBack: () => void;
  /** Null: a backup cannot help. */
  readonly onRestore: (() => void) | null;
};

/** Opens the data as it is, for looking and exporting. */
export function ReadingForm({ onBack, onRestore }: ReadingFormProps) {
  const known = useChannel('damage/backups', {});
  const users = known.data?.users ?? [];
  const open = useAction('damage/openForReading', ['app/status']);
  const [pickedUser, setPickedUser] = useState('');
  const [password, setPassword] = useState('');
  const userId = users.find(({ id }) => id === pickedUser)?.id ?? users[0]?.id ?? '';
  // Who there is comes with the list of backups, which a slow stick can hold up; a password may be typed meanwhile.
  const isReady = password !== '' && userId !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) open.mutate({ userId, password }, { onError: () => setPassword('') });
  };
  // The password was right: what cannot be read is the file.
  const isUnreadable = hasCode(open.error, 'STORE_CORRUPT', 'ROW_TAMPERED', 'STORE_BEHIND');
  const failure = known.error ?? (open.isError && password === '' && !isUnreadable ? open.error : null);
  return (
    <form className={css['form']} onSubmit={submit} aria-label="只读打开">
      <p className={css['purpose']}>
        可以查看申请和台账、重新打开文书、导出全部申请，不能改动。损坏的文件一个字节也不会变。
      </p>
      {isUnreadable ? (
        <Notice
          meaning="danger"
          role="alert"
          action={
            onRestore === null ? null : (
              <Button variant="default" size="compact-sm" onClick={onRestore}>
                用备份恢复
              </Button>
            )
          }
        >
          文件损坏太多，只读也打不开。请点「用备份恢复」。
        </Notice>
      ) : null}
      <KeyFields
        users={users}
        userId={userId}
        password={password}
        onUser={setPickedUser}
        onPassword={setPassword}
        problem={failure === null ? '' : sentenceOf(failure)}
      />
      <div className={css['buttons']}>
        <Button variant="default" onClick={onBack}>
          {WORDS.cancel}
        </Button>
        <Button type="submit" loading={open.isPending} disabled={!isReady}>
          只读打开
        </Button>
      </div>
    </form>
  );
}
