import type { BackupView } from '#shared/contract/data/backup.ts';
import { fail, type Result } from '#shared/result.ts';
import type { Watch } from '../../store/backup/meter.ts';

export type JobKind = NonNullable<BackupView['job']>['kind'];

/** The one long job with backups that may be under way. */
export type BackupJobs = {
  readonly current: () => BackupView['job'];
  /** Runs it unless another one is under way. BACKUP_BUSY. */
  readonly run: <T>(kind: JobKind, work: (watch: Watch) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Ends the one under way; nothing happens when there is none. */
  readonly cancel: () => void;
  /** Resolves once none is under way. */
  readonly ended: () => Promise<void>;
};

/** Progress is told in steps of a hundredth: more would only keep the window busy. */
const STEPS = 100;

export function createBackupJobs(onProgress: (job: NonNullable<BackupView['job']>) => void): BackupJobs {
  let job: (NonNullable<BackupView['job']> & { readonly stop: AbortController }) | null = null;
  let last: Promise<unknown> = Promise.resolve();
  return {
    current: () => (job === null ? null : { kind: job.kind, share: job.share }),
    run: async (kind, work) => {
      if (job !== null) return fail('BACKUP_BUSY');
      const stop = new AbortController();
      job = { kind, share: 0, stop };
      onProgress({ kind, share: 0 });
      try {
        const working = work({
          signal: stop.signal,
          onProgress: (done) => {
            const share = Math.floor(done * STEPS) / STEPS;
            if (job === null || share === job.share) return;
            job = { kind, share, stop };
            onProgress({ kind, share });
          },
        });
        last = working.catch(() => undefined);
        return inItsWords(kind, await working);
      } finally {
        job = null;
      }
    },
    cancel: () => job?.stop.abort(),
    ended: async () => void (await last),
  };
}

/** What the store says of any copying, said of the job that somebody waits for. */
function inItsWords<T>(kind: JobKind, result: Result<T>): Result<T> {
  if (result.ok || kind === 'backup') return result;
  const { code } = result.error;
  const named = code === 'BACKUP_CANCELLED' ? CANCELLED[kind] : code === 'BACKUP_NO_SPACE' ? NO_SPACE[kind] : code;
  return { ok: false, error: { ...result.error, code: named } };
}

const CANCELLED = { drill: 'DRILL_CANCELLED', restore: 'RESTORE_CANCELLED' } as const;
const NO_SPACE = { drill: 'DRILL_NO_SPACE', restore: 'RESTORE_NO_SPACE' } as const;
