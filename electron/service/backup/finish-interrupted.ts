import { StoreError } from '../../store/store-error.ts';
import { finishRestore } from '../../store/restore/finish-restore.ts';
import type { Log } from '../log/log.ts';

/** Finishes a restore that a crash interrupted. One the disk does not let us finish is tried again, and told, at the log-in. */
export function finishInterrupted(dataDir: string, log: Log): void {
  try {
    finishRestore(dataDir);
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    log.write({ event: 'thrown', code: thrown.error.code });
  }
}
