import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing } from '../files/file-error.ts';
import { StoreError } from '../store-error.ts';
import { type BackupHead, readBackupHead } from './format/backup-file.ts';
import { parseBackupName } from './format/backup-name.ts';
import type { FoundBackup } from './backup-order.ts';

/** The backups of a folder, newest first. Only heads are read. STORE_MISSING when the folder is not there. */
export async function listBackups(folder: string): Promise<readonly FoundBackup[]> {
  const names = namesIn(folder).filter((name) => parseBackupName(name) !== null);
  const found = await Promise.all(
    names.map(async (name) => {
      const head = await headOrNull(join(folder, name));
      // By its name a file says what it is; one that was renamed is another's.
      const manifest = head?.manifest.name === name ? head.manifest : null;
      return { folder, name, size: statSync(join(folder, name)).size, manifest };
    }),
  );
  return found.sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1));
}

const orderOf = ({ name, manifest }: FoundBackup): string => `${manifest?.createdAt ?? ''} ${name}`;

/** The names in a folder; none when it does not exist. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw cause;
  }
}

async function headOrNull(path: string): Promise<BackupHead | null> {
  try {
    return await readBackupHead(path);
  } catch (cause) {
    if (cause instanceof StoreError && cause.error.code === 'BACKUP_DAMAGED') return null;
    throw cause;
  }
}
