import { Button } from '@mantine/core';
import { useState } from 'react';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { BackupChoice, type Offered } from './backup-choice.tsx';
import css from './damage.module.css';

/** Takes the keys out of a backup; the data itself stays as it is. */
export function KeysForm({ onBack }: { readonly onBack: () => void }) {
  const backups = useChannel('damage/backups', {}).data?.backups ?? [];
  const restore = useAction('damage/restoreKeys', ['app/status']);
  const [picked, setPicked] = useState<Offered | null>(null);
  const backup = backups.find(({ row }) => row.id === picked?.row.id) ?? backups[0] ?? null;
  return (
    <div className={css['form']} role="group" aria-label="用备份中的密钥">
      <p className={css['purpose']}>
        只换密钥文件，数据不变。以后用这份备份当时的密码进入；备份之后改过的密码、新增的用户需要重新设置。
      </p>
      <BackupChoice backups={backups} chosen={backup} onChoose={setPicked} />
      {restore.isError ? <Notice meaning="danger">{sentenceOf(restore.error)}</Notice> : null}
      <div className={css['buttons']}>
        <Button variant="default" onClick={onBack}>
          {WORDS.cancel}
        </Button>
        <Button
          disabled={backup === null}
          loading={restore.isPending}
          onClick={() => {
            if (backup !== null) restore.mutate({ id: backup.row.id });
          }}
        >
          使用这份备份的密钥
        </Button>
      </div>
    </div>
  );
}
