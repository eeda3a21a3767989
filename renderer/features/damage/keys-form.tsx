import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { BackupChoice, type Offered } from './backup-choice.tsx';
import css from './damage.module.css';
import { KeyFields } from './key-fields.tsx';

/** Takes the keys out of a backup; the data itself stays as it is. */
export function KeysForm({ onBack }: { readonly onBack: () => void }) {
  const backups = useChannel('damage/backups', {}).data?.backups ?? [];
  const restore = useAction('damage/restoreKeys', ['app/status']);
  const [picked, setPicked] = useState<Offered | null>(null);
  const [pickedUser, setPickedUser] = useState('');
  const [password, setPassword] = useState('');
  const backup = backups.find(({ row }) => row.id === picked?.row.id) ?? backups[0] ?? null;
  const users = backup?.users ?? [];
  const userId = users.find(({ id }) => id === pickedUser)?.id ?? users[0]?.id ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (backup === null || password === '') return;
    restore.mutate({ id: backup.row.id, userId, password }, { onError: () => setPassword('') });
  };
  return (
    <form className={css['form']} onSubmit={submit} aria-label="用备份中的密钥">
      <p className={css['purpose']}>
        只换密钥文件，数据不变。请输入备份当时的密码，程序先确认这份密钥能打开本机的数据。忘记密码时，可以填备份当时的恢复码。备份里的密钥比数据旧：此后改过的密码以备份当时的为准，此后新增的用户可能需要重新添加。
      </p>
      <BackupChoice backups={backups} chosen={backup} onChoose={setPicked} />
      {backup === null ? null : (
        <KeyFields
          users={users}
          userId={userId}
          password={password}
          onUser={setPickedUser}
          onPassword={setPassword}
          problem={restore.isError && password === '' ? sentenceOf(restore.error) : ''}
        />
      )}
      <div className={css['buttons']}>
        <Button variant="default" onClick={onBack} disabled={restore.isPending}>
          {WORDS.cancel}
        </Button>
        <Button type="submit" disabled={backup === null || password === ''} loading={restore.isPending}>
          使用这份备份的密钥
        </Button>
      </div>
    </form>
  );
}
