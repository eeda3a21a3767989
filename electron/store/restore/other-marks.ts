import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFacts } from '../backup/database-facts.ts';
import { backupKeys } from '../backup/format/backup-key.ts';
import { listBackups } from '../backup/list-backups.ts';
import type { BackupManifest } from '../backup/format/manifest.ts';
import { readBackupHead } from '../backup/format/backup-file.ts';
import { makeSideCopy } from '../damage/side-copy.ts';
import { openDatabase } from '../db/database.ts';
import type { HeadMark } from '../files/head-log.ts';
import { rowSealer } from '../rows/row-sealer.ts';
import { StoreError } from '../store-error.ts';
import type { StoreEnv } from '../store-env.ts';
import type { Vault } from '../vault/vault.ts';

/** How far the closed database of the profile is; null when it is gone or too damaged to say. Throws DISK_FULL, STORE_IO. */
export function closedMark(env: StoreEnv, vault: Vault): HeadMark | null {
  const side = makeSideCopy(env.dataDir);
  try {
    if (!existsSync(side.path)) return null;
    const db = openDatabase(side.path, env.sqliteBinding, false);
    try {
      return databaseFacts(db, rowSealer(vault)).head;
    } finally {
      db.close();
    }
  } catch (cause) {
    // What stopped the app may be this very file; the log and the backups still say something.
    if (cause instanceof StoreError) return null;
    throw cause;
  } finally {
    side.remove();
  }
}

/** Heads of this device's other backups in the same folders that these keys vouch for: they know of later work. */
export async function otherBackups(folders: readonly string[], vault: Vault): Promise<readonly BackupManifest[]> {
  const manifests: BackupManifest[] = [];
  for (const folder of new Set(folders)) {
    for (const { name, manifest } of await listBackups(folder)) {
      if (manifest?.device !== vault.deviceId) continue;
      const head = await readBackupHead(join(folder, name));
      if (!vault.epochs.includes(head.manifest.epoch)) continue;
      if (backupKeys(vault, head.manifest).hasMac(head.text, head.mac)) manifests.push(head.manifest);
    }
  }
  return manifests;
}
