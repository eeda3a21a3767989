import type { BackupRow, BackupView } from '#shared/contract/data/backup.ts';
import type { Store } from '../../store/store.ts';

/**
 * The way back to what the last restore replaced, by the backup that was made right before it, with what would be lost
 * and what would come back; null when there was no restore or no such backup, as after damage or a move.
 */
export function changeBackOf(store: Store, rows: readonly BackupRow[]): BackupView['changeBack'] {
  const last = store.backup.restores().at(-1);
  if (last === undefined || last.letter !== null) return null;
  const row = rows.find(
    ({ place, facts }) =>
      place === 'local' &&
      facts?.isOwn === true &&
      facts.reason === 'restore' &&
      facts.entries === last.to.auditSeq &&
      facts.createdAt <= last.at,
  );
  if (row === undefined) return null;
  return {
    id: row.id,
    // All but the entry about the restore itself.
    lostEntries: Math.max(0, store.audit.head().seq - last.to.auditSeq - 1),
    lostBatches: store.batches
      .list()
      .filter(({ seq }) => seq > last.to.batchSeq)
      .map(({ fileName }) => fileName),
    backEntries: last.to.auditSeq - last.from.auditSeq,
    backBatches: [...last.lostBatches],
  };
}
