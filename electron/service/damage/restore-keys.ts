import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/result.ts';
import { faultOf } from '../../store/backup/fault-of.ts';
import { listBackups } from '../../store/backup/list-backups.ts';
import { readBackupHead } from '../../store/backup/format/backup-file.ts';
import { makeFolder, syncFolder, writeDurably } from '../../store/files/durable-file.ts';
import { isMissing } from '../../store/files/file-error.ts';
import { closedMark, otherBackups } from '../../store/restore/other-marks.ts';
import type { StoreEnv } from '../../store/store-env.ts';
import { readKeysJson } from '../../store/vault/keys-content.ts';
import type { Vault } from '../../store/vault/vault.ts';

const COPIES = ['keys.json', 'keys.2.json'] as const;

/**
 * Writes the key file of a backup into a folder, both copies, and gives the name of the PC it was made on. BACKUP_DAMAGED;
 * FILE_READ_FAILED when it is gone.
 */
export async function putKeys(path: string, folder: string): Promise<Result<{ readonly pc: string }>> {
  try {
    const { manifest } = await readBackupHead(path);
    for (const name of COPIES) writeDurably(join(folder, name), manifest.keys);
    return ok({ pc: manifest.pc });
  } catch (cause) {
    if (isMissing(cause)) return fail('FILE_READ_FAILED', { why: '文件已经不在' });
    return { ok: false, error: faultOf(cause).error };
  }
}

async function hasLaterKeys(folders: readonly string[], { deviceId, epoch }: Vault): Promise<boolean> {
  for (const folder of new Set(folders)) {
    const found = await listBackups(folder);
    if (found.some(({ manifest }) => manifest?.device === deviceId && manifest.epoch > epoch)) return true;
  }
  return false;
}

const generationOf = (text: string): number => readKeysJson(JSON.parse(text)).generation;

/**
 * Puts keys in the place of damaged ones, which are kept in a folder of their own: of all backups in these folders that
 * the opened keys vouch for, those of the latest change, so that whoever was added since is still known. `isFromHere`:
 * the backup lies where only this PC puts any. BACKUP_OTHER_KEYS when nothing says that they are this PC's;
 * BACKUP_OLDER_KEYS when a backup of a later data key lies there.
 */
export async function replaceKeys(
  env: StoreEnv,
  vault: Vault,
  folders: readonly string[],
  isFromHere: boolean,
): Promise<Result<null>> {
  if (!isFromHere && closedMark(env, vault) === null) return fail('BACKUP_OTHER_KEYS');
  // Keys from before the data key was replaced would open nothing of what was written since.
  if (await hasLaterKeys(folders, vault)) return fail('BACKUP_OLDER_KEYS');
  const found = (await otherBackups(folders, vault)).map(({ keys }) => keys);
  const newest = found.toSorted((a, b) => generationOf(b) - generationOf(a))[0];
  if (newest === undefined) return fail('BACKUP_OTHER_KEYS');
  const { dataDir } = env;
  const kept = join(dataDir, `replaced-keys-${env.now().slice(0, 19).replaceAll(/[-:]/g, '')}`);
  makeFolder(kept);
  for (const name of COPIES) if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(kept, name));
  syncFolder(kept);
  for (const name of COPIES) writeDurably(join(dataDir, name), newest);
  return ok(null);
}
