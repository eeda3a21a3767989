import { IconPackageExport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useChannel } from '../../client/use-channel.ts';
import { useSyncRefresh } from '../../features/sync/use-sync.ts';
import { instantToDay } from '../../text/instants.ts';
import css from '../frame.module.css';

/** How many applications wait for a batch, or when the last one was sealed. */
export function BatchState() {
  useSyncRefresh();
  const waiting = useChannel('batch/waiting', {}).data?.rows.length ?? 0;
  const batches = useChannel('batch/list', {}).data?.rows ?? [];
  const last = batches
    .map((batch) => batch.sealedAt)
    .toSorted()
    .at(-1);
  const words =
    waiting > 0 ? `${waiting} 份待封批` : last === undefined ? '还没有批次' : `上次封批 ${instantToDay(last)}`;
  return (
    <Link to="/batches" className={css['stateLink']} data-meaning={waiting > 0 ? 'warn' : undefined}>
      <IconPackageExport size={16} stroke={1.5} aria-hidden />
      {words}
    </Link>
  );
}
