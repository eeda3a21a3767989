import type { HeadMark } from '../../../../electron/store/files/head-log.ts';
import { lostBatchesOf } from '../../../../electron/store/restore/batch-files.ts';
import { knownHead } from '../../../../electron/store/restore/known-head.ts';
import type { RestoreMarker } from '../../../../electron/store/restore/restore-marker.ts';
import type { SimPc } from './sim-pc.ts';
import type { OwnBackup } from './snapshots.ts';

/** How far its data is; nothing here writes operation records. */
const markOf = ({ store }: SimPc): HeadMark => ({
  commit: 0,
  auditSeq: 0,
  auditHash: '0'.repeat(64),
  batchSeq: store.batches.nextSeq() - 1,
});

/** Backs a PC up onto a disk that nothing happens to. */
export function backUpOwn(pc: SimPc): void {
  pc.backups.push({ rows: pc.base.take(), from: markOf(pc) });
}

/**
 * Puts a PC back to a backup of its own; the next start takes it down, as the product's first log-in does. `isReadable`: what is replaced
 * can still be asked how far it was; else the other backups and the files of batches say it.
 */
export function putBackOwn(pc: SimPc, { rows, from }: OwnBackup, at: string, isReadable: boolean): RestoreMarker {
  const marks = [...pc.backups.map((backup) => backup.from), ...(isReadable ? [markOf(pc)] : [])];
  const { mark: to, batches, batchHash } = knownHead(pc.dataDir, marks, [], new Set([pc.pc]));
  const lostBatches = lostBatchesOf(batches, from.batchSeq, to.batchSeq);
  const marker = {
    at,
    backup: 'own',
    madeAt: at,
    from,
    to,
    batchHash,
    lostBatches,
    replaced: 'replaced-1',
    letter: null,
  };
  pc.base.putBack(rows);
  pc.restored = marker;
  return marker;
}
