import { IconDatabaseExport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { isLongAgo, lastDone } from '../../features/backup/ago.ts';
import { useBackup } from '../../features/backup/use-backup.ts';
import css from '../frame.module.css';

/** When the data was last backed up; in colour when the last try failed, or a stick is missing for days. */
export function BackupState() {
  const { data } = useBackup();
  if (data === undefined) return null;
  const { local, second, now, job } = data;
  const isOld = local.lastAt === null || isLongAgo(local.lastAt, now);
  const isStickOld = second?.lastAt != null && second.failure !== null && isLongAgo(second.lastAt, now);
  const words =
    job?.kind === 'backup'
      ? '正在备份'
      : local.failure !== null
        ? '备份没有完成'
        : local.lastAt === null
          ? '还没有备份'
          : lastDone(local.lastAt, now, { just: '刚刚备份', name: '备份' });
  return (
    <Link
      to="/settings/backup"
      className={css['stateLink']}
      data-meaning={local.failure !== null || (isOld && local.lastAt !== null) || isStickOld ? 'warn' : undefined}
    >
      <IconDatabaseExport size={16} stroke={1.5} aria-hidden />
      {words}
    </Link>
  );
}
