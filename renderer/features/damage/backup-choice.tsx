import { Button } from '@mantine/core';
import { IconFolderSearch } from '@tabler/icons-react';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { fileSize, instantToMinute } from '../../text/instants.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { PLACES } from '../backup/backup-words.ts';
import css from './damage.module.css';

export type Offered = ChannelOutput<'damage/backups'>['backups'][number];

/** More would push the question off a small screen; older ones are rarely wanted. */
const SHOWN = 6;

type BackupChoiceProps = {
  readonly backups: readonly Offered[];
  readonly chosen: Offered | null;
  readonly onChoose: (backup: Offered) => void;
};

/** Which backup: the newest ones that can be read, and a way to look elsewhere. */
export function BackupChoice({ backups, chosen, onChoose }: BackupChoiceProps) {
  const look = useAction('damage/lookElsewhere', ['damage/backups']);
  return (
    <fieldset className={css['choice']}>
      <legend className={css['legend']}>选择备份（最新的在前）</legend>
      {backups.length === 0 ? (
        <Notice meaning="info">这里没有找到备份。请插好放备份的 U 盘，再选择文件夹。</Notice>
      ) : null}
      {backups.slice(0, SHOWN).map((backup) => (
        <label key={backup.row.id} className={css['option']}>
          <input
            type="radio"
            name="backup"
            checked={backup.row.id === chosen?.row.id}
            onChange={() => onChoose(backup)}
          />
          <span>{backup.row.facts === null ? backup.row.name : instantToMinute(backup.row.facts.createdAt)}</span>
          <span className={css['aside']}>
            {backup.row.facts === null
              ? ''
              : `${PLACES[backup.row.place]} · ${backup.row.facts.townshipName} ${backup.row.facts.pc.slice(-1)} 机 · ${backup.row.facts.applications} 份申请 · ${fileSize(backup.row.size)}`}
          </span>
        </label>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconFolderSearch size={14} stroke={1.5} />}
          onClick={() => look.mutate({})}
          loading={look.isPending}
        >
          选择备份所在的文件夹
        </Button>
      </div>
      {look.data?.found === 0 ? <Notice meaning="warn">所选文件夹里没有备份文件。</Notice> : null}
      {look.isError ? <Notice meaning="danger">{sentenceOf(look.error)}</Notice> : null}
    </fieldset>
  );
}
