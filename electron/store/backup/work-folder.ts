import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Every folder below the profile that holds something only while it is worked on. */
export const WORK_FOLDERS = [
  'backup-work',
  'backup-check',
  'backup-drill',
  'restore-work',
  'inspect',
  'move-keys',
] as const;
export type WorkFolder = (typeof WORK_FOLDERS)[number];

/** Runs `work` with an empty folder of its own below the profile, which is gone afterwards, also one a crash left. */
export async function inWorkFolder<T>(
  dataDir: string,
  name: WorkFolder,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(dataDir, name);
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  clear();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    clear();
  }
}
