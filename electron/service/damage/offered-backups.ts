import type { z } from 'zod';
import type { damageChannels } from '#shared/contract/data/damage.ts';
import { readBackupHead } from '../../store/backup/format/backup-file.ts';
import { ShapeError } from '../../store/read-json.ts';
import { StoreError } from '../../store/store-error.ts';
import { readKeysJson } from '../../store/vault/keys-content.ts';
import { presentUsers } from '../../store/vault/users/vault-user.ts';
import { type BackupFolders, backupRows, pathOfBackup } from '../backup/backup-places.ts';

type Offered = z.output<(typeof damageChannels)['damage/backups']['output']>['backups'];

/** Who can open the keys that lie in a backup; nobody when they cannot be read. */
async function usersOf(path: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  try {
    const { manifest } = await readBackupHead(path);
    return presentUsers(readKeysJson(JSON.parse(manifest.keys)).users).map(({ id, name }) => ({ id, name }));
  } catch (cause) {
    if (cause instanceof StoreError || cause instanceof ShapeError || cause instanceof SyntaxError) return [];
    throw cause;
  }
}

/** The backups that can be read, newest first, each with the people whose password of that day opens it. */
export async function offeredBackups(folders: BackupFolders): Promise<Offered> {
  const offered: Offered = [];
  for (const row of await backupRows(folders, null)) {
    const path = pathOfBackup(folders, row.id);
    if (path !== null && row.facts !== null) offered.push({ row, users: [...(await usersOf(path))] });
  }
  return offered;
}
