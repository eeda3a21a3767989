import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import css from './damage.module.css';
import { KeyFields } from './key-fields.tsx';

/** Opens the data as it is, for looking and exporting. */
export function ReadingForm({ onBack }: { readonly onBack: () => void }) {
  const users = useChannel('damage/backups', {}).data?.users ?? [];
  const open = useAction('damage/openForReading', ['app/status']);
  const [pickedUser, setPickedUser] = useState('');
  const [password, setPassword] = useState('');
  const userId = users.find(({ id }) => id === pickedUser)?.id ?? users[0]?.id ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') open.mutate({ userId, password }, { onError: () => setPassword('') });
  };
  return (
    <form className={css['form']} onSubmit={submit} aria-label="只读打开">
      <p className={css['purpose']}>
        可以查看申请和台账、重新打开文书、导出全部申请，不能改动。损坏的文件一个字节也不会变。
      </p>
      <KeyFields
        users={users}
        userId={userId}
        password={password}
        onUser={setPickedUser}
        onPassword={setPassword}
        problem={open.isError && password === '' ? sentenceOf(open.error) : ''}
      />
      <div className={css['buttons']}>
        <Button variant="default" onClick={onBack}>
          {WORDS.cancel}
        </Button>
        <Button type="submit" loading={open.isPending} disabled={password === ''}>
          只读打开
        </Button>
      </div>
    </form>
  );
}
