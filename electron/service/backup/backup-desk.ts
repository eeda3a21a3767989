import { basename } from 'node:path';
import type { BackupRow, BackupView, DrillReport } from '#shared/contract/data/backup.ts';
import { type ErrorCode, errorText } from '#shared/errors.ts';
import { type AppError, fail, ok, type Result } from '#shared/result.ts';
import type { BackupPlace, PlaceOutcome } from '../../store/backup/backup-order.ts';
import { readBackupHead } from '../../store/backup/format/backup-file.ts';
import { faultOf } from '../../store/backup/fault-of.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Watch } from '../../store/backup/meter.ts';
import type { BackupReason } from '../../store/backup/format/manifest.ts';
import { checkBackup } from '../../store/restore/check-backup.ts';
import { readyRestore, type ReadiedRestore } from '../../store/restore/restore-data.ts';
import type { StoreEnv } from '../../store/store-env.ts';
import type { Clock } from '../context.ts';
import { framesOf, type Log } from '../log/log.ts';
import type { Open } from '../session/session-state.ts';
import { pcNameOf } from '../session/station.ts';
import { type BackupJobs, createBackupJobs } from './backup-jobs.ts';
import { type BackupFolders, localFolder, pathOfBackup, placesOf, placesToRetry } from './backup-places.ts';
import { type BackupState, readBackupState, writeBackupState } from './backup-state.ts';
import { keptData, removeKept, spareKept } from './kept-data.ts';
import { whenDue } from './when-due.ts';

export type BackupDesk = {
  readonly jobs: BackupJobs;
  readonly state: () => BackupState;
  readonly folders: () => BackupFolders;
  readonly setSecond: (folder: string | null) => void;
  /** Where the data came from is a good second place; nobody chose it on this PC yet. */
  readonly offer: (folder: string) => void;
  readonly setOther: (folder: string) => void;
  /** Backs up to every place. What the local one fails with; the second one's failure stands in the state. */
  readonly make: (open: Open, reason: BackupReason) => Promise<Result<{ readonly name: string }>>;
  readonly drill: (open: Open, id: BackupRow['id']) => Promise<Result<DrillReport>>;
  /** Readies a restore; the exchange itself comes when nobody is logged in any more. */
  readonly ready: (open: Open, id: BackupRow['id']) => Promise<Result<ReadiedRestore>>;
  /** Somebody logged in or out: what is under way ends with the session it began in. */
  readonly sessionChanged: () => void;
  /** A batch was sealed: back up soon. */
  readonly sealed: () => void;
  /** Looks whether a backup is due; asked every few seconds. */
  readonly tick: () => void;
};

export type BackupDeskOptions = {
  readonly env: StoreEnv;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly current: () => Open | null;
  /** The data in use was found to be damaged. */
  readonly isDamaged: () => boolean;
  readonly onProgress: (job: NonNullable<BackupView['job']>) => void;
  readonly onChange: () => void;
};

/** The desk where backups are made, tried and brought back. */
export function createBackupDesk({
  env,
  clock,
  log,
  version,
  current,
  isDamaged,
  ...tell
}: BackupDeskOptions): BackupDesk {
  const jobs = createBackupJobs(tell.onProgress);
  let state = readBackupState(env.dataDir);
  let other: string | null = null;
  let openSince: number | null = null;
  let failedAt: number | null = null;
  let sealedCount = 0;
  let isFirst = true;

  const change = (next: Partial<BackupState>): void => {
    state = { ...state, ...next };
    writeBackupState(env.dataDir, state);
    tell.onChange();
  };
  const folders = (): BackupFolders => ({ local: localFolder(env.dataDir), second: state.folder, other });
  const isCurrent = (open: Open): boolean => current()?.vault === open.vault;

  function takeDown(outcomes: readonly PlaceOutcome[]): void {
    const at = clock.now();
    const after = (before: BackupState['local'], outcome: PlaceOutcome | undefined): BackupState['local'] => {
      if (outcome === undefined) return before;
      if (!outcome.made.ok) return { ...before, failure: failureOf(at, outcome.made.error) };
      const { manifest, wrongFiles } = outcome.made.value;
      const damage: AppError = { code: 'BACKUP_FILES_DAMAGED', detail: { count: wrongFiles.length } };
      return { lastAt: manifest?.createdAt ?? at, failure: wrongFiles.length === 0 ? null : failureOf(at, damage) };
    };
    // By folder: another second place may have been chosen meanwhile.
    const of = (folder: string | null) => outcomes.find((outcome) => outcome.folder === folder);
    change({ local: after(state.local, of(localFolder(env.dataDir))), second: after(state.second, of(state.folder)) });
  }

  function takeDownFailure(error: AppError): void {
    if (error.code === 'BACKUP_CANCELLED') return;
    change({ local: { ...state.local, failure: failureOf(clock.now(), error) } });
  }

  const makeIn = (open: Open, reason: BackupReason, places: readonly BackupPlace[]): ReturnType<BackupDesk['make']> =>
    jobs.run('backup', async (watch) => {
      const sealedBefore = sealedCount;
      const order = { ...watch, reason, pc: pcNameOf(open.station), app: version, places };
      const made = await open.store.backup.make(order);
      if (!made.ok) {
        // A lock ends it; after the next log-in it is as due as before.
        if (made.error.code !== 'BACKUP_CANCELLED') failedAt = clock.elapsedMs();
        takeDownFailure(made.error);
        return made;
      }
      failedAt = made.value.every((outcome) => outcome.made.ok) ? null : clock.elapsedMs();
      takeDown(made.value);
      const [first] = made.value;
      if (first === undefined) throw new Error('No place to back up to');
      if (!first.made.ok) return first.made;
      isFirst = false;
      tidyUp();
      // A batch sealed while it was made may not be in it.
      if (sealedCount === sealedBefore) sealedCount = 0;
      const { name } = first.made.value;
      const now = current();
      if (now !== null && isCurrent(open)) now.store.audit.note(now.actor, 'backup.make', name);
      return ok({ name });
    });

  const make: BackupDesk['make'] = (open, reason) => makeIn(open, reason, placesOf(env.dataDir, state.folder));

  const drill: BackupDesk['drill'] = (open, id) =>
    jobs.run('drill', async (watch) => {
      const path = pathOfBackup(folders(), id);
      if (path === null) return fail('NOT_FOUND');
      const checked = await checkBackup(env, open.vault, path, watch);
      if (!checked.ok) return checked;
      const now = current();
      if (now === null || !isCurrent(open)) return fail('LOCKED');
      const { manifest, books, wrongFiles } = checked.value;
      const report: DrillReport = {
        name: manifest.name,
        at: clock.now(),
        madeAt: manifest.createdAt,
        isSound: books.ok && wrongFiles.length === 0,
        applications: manifest.counts['application'] ?? 0,
        entries: manifest.head.auditSeq,
        later: now.store.audit.head().seq - manifest.head.auditSeq,
        files: manifest.files,
        wrongFiles: wrongFiles.length,
        wrongEntry: books.ok ? null : books.seq,
      };
      now.store.audit.note(now.actor, 'backup.drill', `${manifest.name}：${report.isSound ? '完好' : '有问题'}`);
      change({ drill: report });
      return ok(report);
    });

  /** What a restore is about to replace, as a backup: the way back. Damaged data has none, and must not hold it up. */
  async function keepPresent(open: Open, name: string, watch: Watch): Promise<Result<null>> {
    if (isDamaged()) return ok(null);
    const [local] = placesOf(env.dataDir, null);
    if (local === undefined) throw new Error('No place to back up to');
    const order = { ...watch, reason: 'restore', pc: pcNameOf(open.station), app: version, keep: name } as const;
    const made = await open.store.backup.make({ ...order, places: [local] });
    const refused = made.ok ? made.value.find((outcome) => !outcome.made.ok)?.made : made;
    return refused === undefined || refused.ok || DAMAGE.has(refused.error.code) ? ok(null) : refused;
  }

  const ready: BackupDesk['ready'] = (open, id) =>
    jobs.run('restore', async ({ signal, onProgress }) => {
      const path = pathOfBackup(folders(), id);
      if (path === null) return fail('NOT_FOUND');
      // Before anything is copied: a backup that is gone or damaged is not worth the wait.
      const head = await readBackupHead(path).catch((cause: unknown) => faultOf(cause, signal));
      if (head instanceof StoreError) return { ok: false, error: head.error };
      const kept = await keepPresent(open, basename(path), { signal, onProgress: (done) => onProgress?.(done / 2) });
      if (!kept.ok) return kept;
      if (!isCurrent(open)) return fail('LOCKED');
      const watch: Watch = { signal, onProgress: (done) => onProgress?.(0.5 + done / 2) };
      return readyRestore(env, open.vault, { ...watch, path, live: open.store.backup.mark(), letter: null });
    });

  /** Lets go what earlier restores replaced and nobody needs any more, now that there is a backup after it. */
  function tidyUp(): void {
    try {
      for (const spare of spareKept(keptData(env.dataDir, state.local.lastAt), clock.now())) {
        removeKept(env.dataDir, spare);
      }
    } catch (thrown) {
      // The next backup tries again.
      log.write({ event: 'thrown', frames: framesOf(thrown) });
    }
  }

  function tick(): void {
    const open = current();
    // Damaged data opened for reading must never become the newest backup.
    if (open === null || open.readOnly !== undefined || openSince === null || jobs.current() !== null) return;
    const now = clock.elapsedMs();
    const toRetry = placesToRetry(env.dataDir, state);
    const due = whenDue({
      now: clock.now(),
      lastAt: state.local.lastAt,
      openForMs: now - openSince,
      sinceFailureMs: failedAt === null ? null : now - failedAt,
      isSealed: sealedCount > 0,
      isFirst,
      hasToRetry: toRetry.length > 0,
    });
    if (due === null) return;
    // Nobody asked for it, so nobody waits for it: what it fails with stands in the state.
    const making = due === 'retry' ? makeIn(open, 'daily', toRetry) : make(open, due);
    making.catch((thrown: unknown) => {
      failedAt = clock.elapsedMs();
      log.write({ event: 'thrown', frames: framesOf(thrown) });
    });
  }

  return {
    jobs,
    state: () => state,
    folders,
    setSecond: (folder) => change({ folder, offered: null, second: { lastAt: null, failure: null } }),
    offer: (folder) => change({ offered: folder }),
    setOther: (folder) => {
      other = folder;
    },
    make,
    drill,
    ready,
    sessionChanged: () => {
      const isOpen = current() !== null;
      if (!isOpen) jobs.cancel();
      if (isOpen && openSince === null) isFirst = true;
      openSince = isOpen ? (openSince ?? clock.elapsedMs()) : null;
    },
    sealed: () => {
      sealedCount += 1;
    },
    tick,
  };
}

/** The copy could not be made because the data itself is not whole. */
const DAMAGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['STORE_CORRUPT', 'ROW_TAMPERED', 'BACKUP_DAMAGED']);

const failureOf = (at: string, { code, detail }: AppError): NonNullable<BackupState['local']['failure']> => ({
  at,
  error: { code, detail: detail === undefined ? undefined : { ...detail } },
});

/** The words of a failure that stands in the state. */
export const failureWords = ({
  failure,
}: BackupState['local']): { readonly at: string; readonly text: string } | null =>
  // The schema takes only codes of the registry.
  failure === null ? null : { at: failure.at, text: errorText(failure.error as AppError) };
