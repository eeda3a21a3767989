import type { RestoreReport } from '#shared/contract/data/backup.ts';
import type { ReadiedRestore } from '../../store/restore/restore-data.ts';

/** What the window is told of a restore. */
export const restoreReportOf = (
  { manifest, lostEntries, lostBatches, replaced }: ReadiedRestore,
  at: string,
  letter: string | null,
): RestoreReport => ({
  at,
  name: manifest.name,
  madeAt: manifest.createdAt,
  lostEntries,
  lostBatches: [...lostBatches],
  replaced,
  letter,
});
