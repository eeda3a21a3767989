import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Runs `work` with an empty folder of its own below the profile, which is gone afterwards, also one a crash left. */
export async function inWorkFolder<T>(dataDir: string, name: string, work: (folder: string) => Promise<T>): Promise<T> {
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
