import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readBackupHead } from '../../store/backup/format/backup-file.ts';
import { makeFolder, syncFolder, writeDurably } from '../../store/files/durable-file.ts';

const COPIES = ['keys.json', 'keys.2.json'] as const;

/** Writes the key file of a backup into a folder, both copies. */
export async function putKeys(path: string, folder: string): Promise<void> {
  const { manifest } = await readBackupHead(path);
  for (const name of COPIES) writeDurably(join(folder, name), manifest.keys);
}

/** Puts the keys of a backup in the place of damaged ones, which are kept in a folder of their own. */
export async function replaceKeys(path: string, dataDir: string, at: string): Promise<void> {
  const kept = join(dataDir, `replaced-keys-${at.slice(0, 19).replaceAll(/[-:]/g, '')}`);
  makeFolder(kept);
  for (const name of COPIES) if (existsSync(join(dataDir, name))) renameSync(join(dataDir, name), join(kept, name));
  syncFolder(kept);
  await putKeys(path, dataDir);
}
