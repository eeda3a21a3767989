import type { Result } from '#shared/result.ts';
import type { BackupManifest, BackupReason } from './format/manifest.ts';
import type { Watch } from './meter.ts';

/** How files go from one folder to the other: `link` shares the bytes on one disk, where the system allows it. */
export type Transfer = 'link' | 'copy';

/** Where a backup goes; on the disk of the data itself, files are shared (`link`) instead of copied. */
export type BackupPlace = { readonly folder: string; readonly transfer: Transfer };

export type BackupOrder = Watch & {
  readonly reason: BackupReason;
  /** `<township code>-<PC letter>`. */
  readonly pc: string;
  /** Version of the program. */
  readonly app: string;
  readonly places: readonly BackupPlace[];
  /** Name of a backup that stays whatever the rule says: one that is about to be restored. */
  readonly keep?: string | undefined;
};

/** What became of one place. */
export type PlaceOutcome = { readonly folder: string; readonly made: Result<MadeBackup> };

/** A backup as it lies in a folder; null instead of the manifest when its head cannot be read. */
export type FoundBackup = {
  readonly folder: string;
  readonly name: string;
  readonly size: number;
  readonly manifest: BackupManifest | null;
};

/** A backup just made, and the papers and batches that are damaged or gone here and are not in it as they should be. */
export type MadeBackup = FoundBackup & { readonly wrongFiles: readonly string[] };
