import type { SyncProgress } from '#shared/contract/sync.ts';
import { errorText } from '#shared/errors.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { StoreError } from '../../store/store-error.ts';
import { backOffMs } from '../../sync/county/back-off.ts';
import { countyCalls } from '../../sync/county/county-calls.ts';
import type { CallContext } from '../../sync/county/county-client.ts';
import { LineFault, lineFaultOf, stops } from '../../sync/county/line-fault.ts';
import type { Clock } from '../context.ts';
import type { Open } from '../session/session-state.ts';
import { readLine } from './line/county-line.ts';
import { readEnrolment } from './line/enrolment.ts';
import { lineMemory } from './line/line-memory.ts';
import { refuseRevoked, revokedSince } from './line/revoked.ts';
import { listPapers, unlistedBatches } from './papers/list-papers.ts';
import { syncRound } from './sync-round.ts';

/** How long it is quiet after a meeting in which everything was settled, and after one in which the county still reads. */
const QUIET_MS = 300_000;
const READING_MS = 5_000;

/** How the last tries went; nothing of it is a fact about any case. */
export type SyncNotes = {
  readonly progress: SyncProgress | null;
  readonly isBusy: boolean;
  readonly lastContactAt: string | null;
  /** Seconds until the next try by itself; null: none is planned. */
  readonly nextTryIn: number | null;
  readonly trouble: { readonly at: string; readonly text: string; readonly stops: boolean } | null;
  readonly farClock: string | null;
  /** Why the county takes no papers now; nothing that people must do. */
  readonly papersNote: string | null;
};

export type SyncDesk = {
  readonly notes: () => SyncNotes;
  /** Calls the county as soon as may be, also when it had stopped. COUNTY_NO_LINE, COUNTY_NOT_ENROLLED, NO_COUNTY_KEY, PC_REVOKED. */
  readonly now: (open: Open) => Result<void>;
  readonly cancel: () => void;
  /**
   * One call or job of its own with the county or a stick. A meeting that is under way stops for it, loses nothing and goes on
   * afterwards; another job does not: SYNC_BUSY.
   */
  readonly alone: <T>(what: SyncProgress['what'], work: (job: Job) => Promise<Result<T>>) => Promise<Result<T>>;
  /** A batch was sealed: no reason to wait. */
  readonly sealed: () => void;
  readonly sessionChanged: () => void;
  /** Looks whether it is time; asked every few seconds. */
  readonly tick: () => void;
  /** Ends what is under way and resolves when it has ended. */
  readonly close: () => Promise<void>;
};

export type Job = { readonly call: CallContext; readonly onProgress: (progress: SyncProgress) => void };

export type SyncDeskOptions = {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly current: () => Open | null;
  readonly onProgress: (progress: SyncProgress) => void;
  readonly onChange: () => void;
  /** A fault of the storage while nobody asked for anything. */
  readonly onFault: (fault: StoreError) => void;
  /** A bug; gives the words for people. */
  readonly onMistake: (thrown: unknown) => void;
};

/**
 * The desk between this PC and its county: meets it beside the work while somebody is logged in, waits longer after each try
 * that failed, and stops where only people can help. Offline is no failure of anything: what is sealed waits.
 */
export function createSyncDesk(options: SyncDeskOptions): SyncDesk {
  const { dataDir, clock, current } = options;
  const memory = lineMemory();
  let running: { readonly stop: AbortController; readonly ended: Promise<unknown>; readonly isRound: boolean } | null =
    null;
  /** The meeting that ends now was stopped for somebody's job and not by anybody who wants none. */
  let isMakingRoom = false;
  let progress: SyncProgress | null = null;
  let trouble: SyncNotes['trouble'] = null;
  let lastContactAt: string | null = null;
  let farClock: string | null = null;
  let papersNote: string | null = null;
  /** A batch may have papers that nobody listed yet. */
  let isUnlisted = true;
  let tries = 0;
  let nextAt = 0;
  /** Something was sealed or asked for while a meeting was under way, perhaps too late for it: another one follows at once. */
  let isWanted = false;

  const onProgress = (next: SyncProgress): void => {
    progress = next;
    options.onProgress(next);
  };

  function begin<T>(isRound: boolean, work: (stop: AbortController) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    const ended = work(stop).finally(() => {
      running = null;
      progress = null;
      options.onChange();
    });
    running = { stop, ended: ended.catch(() => undefined), isRound };
    options.onChange();
    return ended;
  }

  const callOf = (stop: AbortController): CallContext => ({ signal: stop.signal, now: clock.now });

  /** What the county or the line said goes into the notes; a fault of the disk or a bug goes where such things go. */
  function takeDown(thrown: unknown): void {
    if (thrown instanceof StoreError) {
      options.onFault(thrown);
      nextAt = clock.elapsedMs() + QUIET_MS;
      return;
    }
    if (!(thrown instanceof LineFault)) {
      options.onMistake(thrown);
      nextAt = clock.elapsedMs() + QUIET_MS;
      return;
    }
    const { error } = thrown;
    if (error.code === 'COUNTY_CANCELLED') {
      nextAt = isMakingRoom ? 0 : Number.POSITIVE_INFINITY;
      return;
    }
    const isForPeople = stops(error.code) !== null;
    trouble = { at: clock.now(), text: errorText(error), stops: isForPeople };
    nextAt = isForPeople ? Number.POSITIVE_INFINITY : clock.elapsedMs() + backOffMs(tries, options.chance());
    tries += 1;
  }

  async function round(open: Open, stop: AbortController): Promise<void> {
    const { vault } = open;
    const line = readLine(open.store);
    const enrolled = readEnrolment(open);
    if (line === null || enrolled === null) return;
    const stillOpen = (): Open => {
      const now = current();
      // Somebody else, or nobody: the keys this round began with are gone.
      if (now === null || now.vault !== vault || stop.signal.aborted) throw new LineFault('COUNTY_CANCELLED');
      return now;
    };
    const outcome = await syncRound({
      dataDir,
      calls: countyCalls,
      line,
      enrolled,
      memory,
      elapsedMs: clock.elapsedMs,
      call: callOf(stop),
      open: stillOpen,
      onProgress,
      onChange: options.onChange,
      mustYield: () => isWanted,
    });
    lastContactAt = clock.now();
    farClock = outcome.farClock;
    papersNote = outcome.papers.note;
    trouble = null;
    tries = 0;
    nextAt = isWanted
      ? 0
      : clock.elapsedMs() + (outcome.unanswered + outcome.papers.unsaid > 0 ? READING_MS : QUIET_MS);
  }

  function start(open: Open): void {
    isWanted = false;
    void begin(true, (stop) => round(open, stop).catch(takeDown));
  }

  /** Whoever stands at the PC with a stick does not wait for what goes on by itself. */
  async function makeRoom(): Promise<void> {
    if (running?.isRound !== true) return;
    isMakingRoom = true;
    running.stop.abort();
    await running.ended;
    isMakingRoom = false;
  }

  /** Beside whatever else is done: which papers belong to a batch is known best right after its sealing. */
  function list(open: Open): void {
    isUnlisted = false;
    if (open.readOnly !== undefined || unlistedBatches(open).length === 0) return;
    const stillOpen = (): Open => {
      const now = current();
      if (now?.vault !== open.vault) throw new LineFault('COUNTY_CANCELLED');
      return now;
    };
    listPapers(stillOpen, clock.now()).then(options.onChange, (thrown: unknown) => {
      if (thrown instanceof StoreError) options.onFault(thrown);
      else if (!(thrown instanceof LineFault)) options.onMistake(thrown);
    });
  }

  const isReady = (open: Open): boolean =>
    open.readOnly === undefined &&
    readLine(open.store) !== null &&
    readEnrolment(open) !== null &&
    revokedSince(open) === null;

  return {
    notes: () => ({
      progress,
      isBusy: running !== null,
      lastContactAt,
      nextTryIn: Number.isFinite(nextAt) ? Math.max(0, Math.ceil((nextAt - clock.elapsedMs()) / 1_000)) : null,
      trouble,
      farClock,
      papersNote,
    }),
    now: (open) => {
      if (open.station.county === null) return fail('NO_COUNTY_KEY');
      if (readLine(open.store) === null) return fail('COUNTY_NO_LINE');
      if (readEnrolment(open) === null) return fail('COUNTY_NOT_ENROLLED');
      const revoked = refuseRevoked(open);
      if (!revoked.ok) return revoked;
      tries = 0;
      nextAt = 0;
      if (running === null) start(open);
      else isWanted = true;
      return ok(undefined);
    },
    cancel: () => running?.stop.abort(),
    alone: async (what, work) => {
      await makeRoom();
      if (running !== null) return fail('SYNC_BUSY');
      return begin(false, async (stop) => {
        onProgress({ what, seq: null, done: 0, total: 0 });
        try {
          return await work({ call: callOf(stop), onProgress });
        } catch (thrown) {
          if (thrown instanceof LineFault) return { ok: false, error: lineFaultOf(thrown, clock.now()).error };
          throw thrown;
        }
      });
    },
    sealed: () => {
      if (trouble?.stops !== true) nextAt = 0;
      isWanted = running !== null;
      const open = current();
      if (open !== null) list(open);
    },
    sessionChanged: () => {
      if (current() === null) running?.stop.abort();
      nextAt = 0;
      tries = 0;
      trouble = null;
      isUnlisted = true;
    },
    tick: () => {
      const open = current();
      if (open !== null && isUnlisted) list(open);
      if (open === null || running !== null || clock.elapsedMs() < nextAt || !isReady(open)) return;
      start(open);
    },
    close: async () => {
      running?.stop.abort();
      await running?.ended;
    },
  };
}
