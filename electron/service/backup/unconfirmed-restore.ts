import type { BackupRow, UnconfirmedRestore } from '#shared/contract/data/backup.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';

const CONFIRMED = 'restores-confirmed';

/** What counts of a restore as long as nobody confirmed it. */
type Restores = ReturnType<Store['backup']['restores']>;

/** The restores nobody has confirmed yet, oldest first: a later one does not answer for the one before. */
function unconfirmed({ backup, setting }: Pick<Store, 'backup' | 'setting'>): Restores {
  return backup.restores().slice(Number(setting.get(CONFIRMED) ?? '0'));
}

/**
 * The last restore and all that it and those before have lost, until an administrator confirmed that it was dealt with;
 * null afterwards.
 */
export function unconfirmedRestore(
  store: Pick<Store, 'backup' | 'setting'>,
  rows: readonly BackupRow[],
): UnconfirmedRestore | null {
  const restores = unconfirmed(store);
  const last = restores.at(-1);
  if (last === undefined) return null;
  return {
    at: last.at,
    name: last.backup,
    madeAt: last.madeAt,
    lostEntries: restores.reduce((sum, { from, to }) => sum + to.auditSeq - from.auditSeq, 0),
    lostBatches: [...lostBatchesOf(store)],
    replaced: last.replaced,
    letter: restores.findLast(({ letter }) => letter !== null)?.letter ?? null,
    // The data that came back knows nothing of the restore it undoes; the backup does, by why it was made.
    isChangeBack:
      last.letter === null && rows.some((row) => row.name === last.backup && row.facts?.reason === 'restore'),
  };
}

function lostIn(restores: Restores): string[] {
  const lost = new Set(restores.flatMap(({ lostBatches }) => lostBatches));
  // Restores of an earlier release name only the files they found.
  if (lost.size === 0) {
    for (const { from, to } of restores) {
      for (let seq = from.batchSeq + 1; seq <= to.batchSeq; seq += 1) lost.add(`第 ${seq} 批`);
    }
  }
  return [...lost];
}

/** Takes down that all restores so far were dealt with. */
export const confirmRestores = ({ backup, setting }: Pick<Store, 'backup' | 'setting'>, actor: Actor): void =>
  setting.set(actor, CONFIRMED, String(backup.restores().length));

/** What the other PC sealed after the backup, nothing here can tell. */
const AFTER_MOVE = '迁来以前那台电脑可能又封过的批次';

/**
 * Batches that the restored data knows nothing of: sealing their cases once more could have them paid twice. After a
 * move to this PC there is always one that may be.
 */
export function lostBatchesOf(store: Pick<Store, 'backup' | 'setting'>): readonly string[] {
  const restores = unconfirmed(store);
  const hasMoved = restores.some(({ letter }) => letter !== null);
  return [...lostIn(restores), ...(hasMoved ? [AFTER_MOVE] : [])];
}
