import type { FromService, HostReply, InitMessage, Request, ServiceMessage } from '#shared/contract/host.ts';
import type { AppEvents, EventName } from '#shared/contract/index.ts';
import { chance, type Clock, createClock, createIds, seedOfThisStart } from './context.ts';
import { handlers } from './handlers/index.ts';
import { createScanDesk } from './attachments/scan/scan-desk.ts';
import { createHostClient } from './host/host-client.ts';
import { createRekeyDesk } from './keys/rekey-desk.ts';
import { createReadings } from './audit/readings.ts';
import { createBackupDesk } from './backup/backup-desk.ts';
import { createDiskWatch } from './damage/disk-watch.ts';
import { finishInterrupted } from './backup/finish-interrupted.ts';
import type { ServicePort } from './host/parent-port.ts';
import { createLockSoon } from './session/lock/lock-soon.ts';
import { createLog, framesOf } from './log/log.ts';
import { createPackLibrary } from './packs/pack-library.ts';
import { createPackPreviews } from './packs/pack-previews.ts';
import { createRosterDesk } from './roster/roster-desk.ts';
import { createRouter } from './router.ts';
import type { Context } from './service-context.ts';
import { createSearch } from './search/search.ts';
import { createSession } from './session/session.ts';
import { createSyncDesk } from './sync/sync-desk.ts';

export type Service = {
  /** Takes a port to a window; the one before is closed. */
  readonly attach: (port: ServicePort) => void;
  /** Takes main's answer to a host call. */
  readonly receive: (reply: HostReply) => void;
  /** Writes down where an exception nobody caught came from; its message stays out of the log. */
  readonly crashed: (thrown: unknown) => void;
  /** The system was locked or goes to sleep. */
  readonly lockSoon: () => void;
  /** Ends the work under way, closes the files and zeroes the keys. */
  readonly drain: () => Promise<void>;
};

function isRequest(data: unknown): data is Request {
  if (typeof data !== 'object' || data === null) return false;
  return Number.isSafeInteger(Reflect.get(data, 'id')) && typeof Reflect.get(data, 'channel') === 'string';
}

/** How often the desk of backups looks whether one is due, and the disk is looked at. */
const TICK_MS = 2_000;

/** Puts the parts together. `clock` is replaced only in tests. */
export function createService(
  init: InitMessage,
  post: (message: FromService) => void,
  clock: Clock = createClock(init.fixedClock),
): Service {
  const { dataDir, sqliteBinding, version, idSeed } = init;
  const seed = idSeed === undefined ? undefined : seedOfThisStart(dataDir, idSeed);
  const newId = createIds(clock, seed);
  const env = { dataDir, sqliteBinding, now: clock.now, newId };
  const log = createLog(dataDir, clock);
  const host = createHostClient(post);
  let window: ServicePort | null = null;

  const emit = <E extends EventName>(event: E, payload: AppEvents[E]): void =>
    window?.postMessage({ event, payload } satisfies ServiceMessage);

  finishInterrupted(dataDir, log);
  const session = createSession({
    env,
    clock,
    log,
    onChange: (state) => {
      if (state !== 'open') locking.settled();
      backups.sessionChanged();
      sync.sessionChanged();
      if (state !== 'open') {
        rosters.close();
        scans.close();
      }
      search.follow(session.current()?.store ?? null);
      emit('session/changed', { state });
    },
    onChecked: () => emit('health/changed', {}),
  });
  const backups = createBackupDesk({
    env,
    clock,
    log,
    version,
    current: session.current,
    isDamaged: () => session.health().state === 'wrong',
    onProgress: (job) => emit('backup/progress', job),
    onChange: () => emit('backup/changed', {}),
  });
  const locking = createLockSoon(() => {
    emit('session/locking', {});
    return window !== null;
  }, session.lock);
  const rekeys = createRekeyDesk({
    elapsedMs: clock.elapsedMs,
    current: session.current,
    isBusy: () => backups.jobs.current() !== null,
    backUp: (open) => {
      backups.make(open, 'daily').catch((thrown: unknown) => log.write({ event: 'thrown', frames: framesOf(thrown) }));
    },
    onChange: () => emit('keys/changed', {}),
    onProgress: (progress) => emit('keys/rekeyProgress', { ...progress }),
    onFault: ({ code }) => {
      log.write({ event: 'thrown', code });
      session.recoverFromFault(code);
    },
    onMistake: (thrown) => {
      const ref = newId().slice(-12);
      log.write({ event: 'thrown', ref, frames: framesOf(thrown) });
      return { code: 'INTERNAL', detail: { ref } };
    },
  });
  const disk = createDiskWatch({ dataDir, elapsedMs: clock.elapsedMs, onChange: () => emit('disk/changed', {}) });
  const sync = createSyncDesk({
    dataDir,
    clock,
    chance,
    current: session.current,
    onProgress: (progress) => emit('sync/progress', progress),
    onChange: () => emit('sync/changed', {}),
    onFault: ({ error }) => {
      log.write({ event: 'thrown', code: error.code });
      disk.note(error.code);
      session.recoverFromFault(error.code);
    },
    onMistake: (thrown) => log.write({ event: 'thrown', frames: framesOf(thrown) }),
  });
  const ticking = setInterval(() => {
    backups.tick();
    sync.tick();
    disk.tick();
    rekeys.tick();
  }, TICK_MS).unref();
  const packs = createPackLibrary(init.packsDir, () => session.current()?.store ?? null);
  const previews = createPackPreviews(newId);
  const readings = createReadings({
    clock,
    session,
    onFault: ({ error }) => log.write({ event: 'thrown', code: error.code }),
  });
  const rosters = createRosterDesk(init.rosterReader);
  const scans = createScanDesk({ dataDir, elapsedMs: clock.elapsedMs });
  const search = createSearch({
    elapsedMs: clock.elapsedMs,
    isOpen: (store) => session.current()?.store === store,
    onIndexed: () => emit('search/indexed', {}),
  });
  const context: Context = {
    version,
    env,
    clock,
    newId,
    log,
    host,
    packs,
    previews,
    emit,
    session,
    search,
    readings,
    backups,
    rekeys,
    rosters,
    scans,
    disk,
    sync,
  };
  const router = createRouter({ context, handlers });
  log.write({ event: 'started', version });

  return {
    attach: (port) => {
      window?.close();
      window = port;
      port.on('message', ({ data }) => {
        if (!isRequest(data)) {
          log.write({ event: 'malformed-request' });
          return;
        }
        const { id, channel, input } = data;
        void router.handle(channel, input).then((result) => port.postMessage({ id, result } satisfies ServiceMessage));
      });
      port.start();
    },
    receive: host.receive,
    lockSoon: () => {
      if (session.current() !== null) locking.begin();
    },
    crashed: (thrown) => log.write({ event: 'thrown', frames: framesOf(thrown) }),
    drain: async () => {
      clearInterval(ticking);
      backups.jobs.cancel();
      rosters.close();
      const drained = router.drain();
      host.cancelAll();
      await drained;
      // One that the desk began by itself is no call that the router knows of.
      await backups.jobs.ended();
      await sync.close();
      locking.settled();
      session.lock();
      log.write({ event: 'drained' });
    },
  };
}
