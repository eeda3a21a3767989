import type { RestoreReport } from '#shared/contract/backup.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../../store/store-env.ts';

const CONFIRMED = 'restores-confirmed';

/** The last restore, until an administrator confirmed that what it lost was dealt with; null afterwards. */
export function unconfirmedRestore({ backup, setting }: Pick<Store, 'backup' | 'setting'>): RestoreReport | null {
  const restores = backup.restores();
  const last = restores.at(-1);
  if (last === undefined || Number(setting.get(CONFIRMED) ?? '0') >= restores.length) return null;
  const { at, backup: name, madeAt, from, to, lostBatches, replaced, letter } = last;
  return {
    at,
    name,
    madeAt,
    lostEntries: to.auditSeq - from.auditSeq,
    lostBatches: [...lostBatches],
    replaced,
    letter,
  };
}

/** Takes down that all restores so far were dealt with. */
export const confirmRestores = ({ backup, setting }: Pick<Store, 'backup' | 'setting'>, actor: Actor): void =>
  setting.set(actor, CONFIRMED, String(backup.restores().length));

/** Batches that the restored data knows nothing of: sealing their cases once more could have them paid twice. */
export const lostBatchesOf = (store: Pick<Store, 'backup' | 'setting'>): readonly string[] =>
  unconfirmedRestore(store)?.lostBatches ?? [];
