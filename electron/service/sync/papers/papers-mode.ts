import { PAPERS_MODES, type PapersMode } from '#shared/domain/county/papers-mode.ts';
import type { PapersPartRecord, PapersPlanRecord } from '../../../store/records/papers-record.ts';
import type { Actor } from '../../../store/store-env.ts';
import type { Store } from '../../../store/store.ts';

const MODE = 'papers-mode';

/** When papers are sent over the line; `auto` until somebody says otherwise. */
export const papersMode = ({ setting }: Pick<Store, 'setting'>): PapersMode =>
  PAPERS_MODES.find((mode) => mode === setting.get(MODE)) ?? 'auto';

export const setPapersMode = ({ setting }: Pick<Store, 'setting'>, actor: Actor, mode: PapersMode): void =>
  setting.set(actor, MODE, mode);

/** Whether the papers of a batch are to be sent over the line now. */
export function isToSend(
  { sending, isWanted }: Pick<PapersPlanRecord, 'sending' | 'isWanted'>,
  mode: PapersMode,
): boolean {
  if (sending === 'now') return true;
  if (sending === 'held' || mode === 'never') return false;
  return isWanted || (mode === 'auto' && sending === 'auto');
}

/** Whether the county's present word is that it has the part. */
export const isDelivered = ({ state, epoch }: Pick<PapersPartRecord, 'state' | 'epoch'>, seenEpoch: number): boolean =>
  state === 'delivered' && epoch >= seenEpoch;
