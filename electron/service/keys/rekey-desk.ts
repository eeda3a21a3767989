import type { RekeyView } from '#shared/contract/access/keys.ts';
import { errorText } from '#shared/errors.ts';
import type { AppError } from '#shared/result.ts';
import type { MoveOutcome, MoveProgress } from '../../store/rekey/move-outcome.ts';
import { rekeyFacts } from '../../store/rekey/rekey-facts.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Store } from '../../store/store.ts';
import type { Open } from '../session/session-state.ts';

/** Moves the data to a new data key beside the work, and tells how far it is. */
export type RekeyDesk = {
  readonly view: (open: Open) => RekeyView;
  /** Looks whether something is to be moved or backed up; asked every few seconds. */
  readonly tick: () => void;
};

export type RekeyDeskOptions = {
  readonly elapsedMs: () => number;
  readonly current: () => Open | null;
  /** A backup or a drill reads the same files: the moving waits for it. */
  readonly isBusy: () => boolean;
  /** A backup that holds the new keys. */
  readonly backUp: (open: Open) => void;
  readonly onChange: () => void;
  readonly onProgress: (progress: MoveProgress) => void;
  readonly onFault: (error: AppError) => void;
  /** A mistake of the program; gives what the window says of it. */
  readonly onMistake: (thrown: unknown) => AppError;
};

/** Between two slices whoever works has the turn, also where slices are short. */
const PAUSE_MS = 4;
const WHILE_BUSY_MS = 500;
const AFTER_FAILURE_MS = 60_000;
const STEPS = 100;

type Moving = {
  readonly store: Store;
  readonly steps: Generator<MoveProgress, MoveOutcome, undefined>;
  progress: MoveProgress;
};

/** What came of the moving in the session that is open. */
type Ended = { readonly store: Store; readonly outcome: MoveOutcome };

/** Nothing is moved before the first tick that finds somebody logged in. */
export function createRekeyDesk(options: RekeyDeskOptions): RekeyDesk {
  const { elapsedMs, current, isBusy } = options;
  let moving: Moving | null = null;
  let ended: Ended | null = null;
  /** Of which a row made the program itself fail. */
  let gaveUp: Store | null = null;
  let failure: { readonly at: number; readonly error: AppError } | null = null;
  /** The epoch the newest backup of this run is of; the one a log-in finds needs none. */
  let backedUp: { readonly device: string; readonly epoch: number; readonly isMoving: boolean } | null = null;

  function fail(error: AppError): void {
    moving = null;
    failure = { at: elapsedMs(), error };
    options.onFault(error);
    options.onChange();
  }

  /** Both keys go on to count, so a mistake here must not keep anybody from working; the next log-in tries once more. */
  function giveUp(store: Store, thrown: unknown): void {
    moving = null;
    failure = { at: elapsedMs(), error: options.onMistake(thrown) };
    gaveUp = store;
    options.onChange();
  }

  function slice(now: Moving): void {
    if (moving !== now) return;
    if (current()?.store !== now.store) {
      moving = null;
      return;
    }
    if (isBusy()) {
      setTimeout(run, WHILE_BUSY_MS, now).unref();
      return;
    }
    const step = now.steps.next();
    if (step.done === true) {
      moving = null;
      ended = { store: now.store, outcome: step.value };
      options.onChange();
      tick();
      return;
    }
    const share = ({ done, total }: MoveProgress): number => Math.floor((done / Math.max(1, total)) * STEPS);
    const isFurther = share(step.value) !== share(now.progress);
    now.progress = step.value;
    if (isFurther) options.onProgress(step.value);
    setTimeout(run, PAUSE_MS, now).unref();
  }

  function run(now: Moving): void {
    try {
      slice(now);
    } catch (thrown) {
      if (thrown instanceof StoreError) fail(thrown.error);
      else giveUp(now.store, thrown);
    }
  }

  /** With the new keys in none of the backups, two damaged copies of the key file would take all with them. */
  function backUpWhenNew(open: Open): void {
    const { deviceId: device, epoch, oldestEpoch } = open.vault;
    const now = { device, epoch, isMoving: oldestEpoch < epoch };
    const isKnown = backedUp?.device === device;
    if (!isKnown) backedUp = now;
    if (!isKnown || (backedUp?.epoch === epoch && backedUp.isMoving === now.isMoving) || isBusy()) return;
    backedUp = now;
    // What it fails with stands in the state of the backups, and the next one is due in a day at most.
    options.backUp(open);
  }

  function tick(): void {
    const open = current();
    if (open === null || open.readOnly !== undefined) return;
    backUpWhenNew(open);
    const { store, vault, actor } = open;
    if (vault.oldestEpoch === vault.epoch || moving?.store === store) return;
    if (gaveUp === store) return;
    if (ended?.store === store && !ended.outcome.isDone) return;
    if (failure !== null && elapsedMs() - failure.at < AFTER_FAILURE_MS) return;
    failure = null;
    moving = { store, steps: store.rekey.move(actor, elapsedMs), progress: { done: 0, total: 1 } };
    options.onChange();
    setTimeout(run, 0, moving).unref();
  }

  return {
    tick,
    view: ({ vault, store }) => {
      const { away, lacking, ...facts } = rekeyFacts(vault);
      const outcome = ended?.store === store ? ended.outcome : null;
      return {
        ...facts,
        away: [...away],
        lacking: [...lacking],
        progress: facts.isMoving && moving?.store === store ? { ...moving.progress } : null,
        damaged: outcome?.damaged.length ?? 0,
        stuck: outcome?.stuck.length ?? 0,
        failure: failure === null ? null : errorText(failure.error),
      };
    },
  };
}
