import { IconPackageExport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useChannel } from '../../client/use-channel.ts';
import { lastDone } from '../../features/backup/ago.ts';
import { useSync, useSyncRefresh } from '../../features/sync/use-sync.ts';
import { instantToDay } from '../../text/instants.ts';
import css from '../frame.module.css';

const RECEIPT = { just: '刚刚收到县级回执', name: '上次县级回执' };

/** What of the way to the county is most in need of somebody; when nothing is, when it was last heard of. */
export function BatchState() {
  useSyncRefresh();
  const waiting = useChannel('batch/waiting', {}).data?.rows.length ?? 0;
  const batches = useChannel('batch/list', {}).data?.rows ?? [];
  const sync = useSync().data;
  const stopped = batches.filter(({ stage }) => stage === 'stopped').length;
  const returned = sync?.returned ?? 0;
  const unanswered = sync?.waiting ?? 0;
  const last = batches
    .map((batch) => batch.sealedAt)
    .toSorted()
    .at(-1);
  const state = (): { readonly words: string; readonly isUrgent: boolean } => {
    if (stopped > 0) return { words: `${stopped} 批停止送交`, isUrgent: true };
    if (returned > 0) return { words: `县级退回 ${returned} 份`, isUrgent: true };
    if (waiting > 0) return { words: `${waiting} 份待封批`, isUrgent: true };
    if (unanswered > 0) return { words: `${unanswered} 批等县级回执`, isUrgent: false };
    if (sync !== undefined && sync.lastReceiptAt !== null)
      return { words: lastDone(sync.lastReceiptAt, sync.now, RECEIPT), isUrgent: false };
    return { words: last === undefined ? '还没有批次' : `上次封批 ${instantToDay(last)}`, isUrgent: false };
  };
  const { words, isUrgent } = state();
  return (
    <Link to="/batches" className={css['stateLink']} data-meaning={isUrgent ? 'warn' : undefined}>
      <IconPackageExport size={16} stroke={1.5} aria-hidden />
      {words}
    </Link>
  );
}
