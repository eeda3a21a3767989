import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory where that is possible: a killed process leaves the same files there, and no disk is worn or waited for. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs `work` with an empty folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>, place = PLACE): Promise<T> {
  const folder = mkdtempSync(join(place, 'aid-faults-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
