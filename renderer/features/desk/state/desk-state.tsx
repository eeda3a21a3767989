import { IconDatabaseExport, IconListCheck, IconPackageExport, type IconProps } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useChannel } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { ago, isLongAgo } from '../../backup/ago.ts';
import { useBackup } from '../../backup/use-backup.ts';
import { useSync } from '../../sync/use-sync.ts';
import css from './desk-state.module.css';
import { countyWords, rosterWords, type StateWords } from './state-words.ts';

/** One line over the queue: what reached the county, when the data was backed up, how old the rosters are. */
export function DeskState() {
  const { today } = useSession();
  const batches = useChannel('batch/list', {}).data;
  const sync = useSync().data;
  const rosters = useChannel('roster/list', {}).data;
  const backup = useBackup().data;
  return (
    <ul className={css['line']} aria-label="送达、备份和名册">
      {batches === undefined || sync === undefined ? null : (
        <Entry to="/batches" icon={IconPackageExport} name="送县级" state={countyWords(batches.rows, sync)} />
      )}
      {backup === undefined ? null : (
        <Entry
          to="/settings/backup"
          icon={IconDatabaseExport}
          name="备份"
          state={backupWords(backup.local.lastAt, backup.now)}
        />
      )}
      {rosters === undefined ? null : (
        <Entry to="/rosters" icon={IconListCheck} name="名册" state={rosterWords(rosters.rosters, today)} />
      )}
    </ul>
  );
}

const backupWords = (lastAt: string | null, now: string): StateWords =>
  lastAt === null
    ? { words: '还没有备份', isWarning: false }
    : { words: ago(lastAt, now), isWarning: isLongAgo(lastAt, now) };

type EntryProps = {
  readonly to: '/batches' | '/settings/backup' | '/rosters';
  readonly icon: ComponentType<IconProps>;
  readonly name: string;
  readonly state: StateWords;
};

function Entry({ to, icon: Icon, name, state }: EntryProps) {
  return (
    <li className={css['entry']}>
      <Link to={to} className={css['link']} data-warning={state.isWarning || undefined}>
        <Icon size={14} stroke={1.5} aria-hidden />
        <span className={css['name']}>{name}</span>
        {state.words}
      </Link>
    </li>
  );
}
