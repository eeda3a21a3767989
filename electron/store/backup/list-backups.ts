import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing } from '../files/file-error.ts';
import { faultOf } from './fault-of.ts';
import { type BackupHead, readBackupHead } from './format/backup-file.ts';
import { parseBackupName } from './format/backup-name.ts';
import type { FoundBackup } from './backup-order.ts';

/** The backups of a folder, newest first; none when it is not there. Only heads are read; what cannot be is named all the same. */
export async function listBackups(folder: string): Promise<readonly FoundBackup[]> {
  const names = namesIn(folder).filter((name) => parseBackupName(name) !== null);
  const found = await Promise.all(
    names.map(async (name) => {
      const head = await headOrNull(join(folder, name));
      // By its name a file says what it is; one that was renamed is another's.
      const manifest = head?.manifest.name === name ? head.manifest : null;
      return { folder, name, size: sizeOrZero(join(folder, name)), manifest };
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

/** One file that cannot be read, for whatever reason a disk has, must not hide the others. */
async function headOrNull(path: string): Promise<BackupHead | null> {
  try {
    return await readBackupHead(path);
  } catch (cause) {
    faultOf(cause);
    return null;
  }
}

function sizeOrZero(path: string): number {
  try {
    return statSync(path).size;
  } catch (cause) {
    faultOf(cause);
    return 0;
  }
}
