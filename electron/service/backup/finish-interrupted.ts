import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileError } from '../../store/files/file-error.ts';
import { StoreError } from '../../store/store-error.ts';
import { finishRestore } from '../../store/restore/finish-restore.ts';
import { WORK_FOLDERS } from '../../store/backup/work-folder.ts';
import type { Log } from '../log/log.ts';

/**
 * Finishes a restore that a crash interrupted, and clears away what it left of copies of the database: in them dates and
 * amounts are clear. What the disk does not let us finish is tried again, and told, at the log-in.
 */
export function finishInterrupted(dataDir: string, log: Log): void {
  try {
    finishRestore(dataDir);
    clearWork(dataDir);
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    log.write({ event: 'thrown', code: thrown.error.code });
  }
}

function clearWork(dataDir: string): void {
  try {
    for (const name of WORK_FOLDERS) rmSync(join(dataDir, name), { recursive: true, force: true });
  } catch (cause) {
    throw fileError(cause);
  }
}
