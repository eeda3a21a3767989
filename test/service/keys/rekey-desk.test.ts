import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { errorText } from '#shared/errors.ts';
import { createRekeyDesk } from '../../../electron/service/keys/rekey-desk.ts';
import type { Open } from '../../../electron/service/session/session-state.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import type { Store } from '../../../electron/store/store.ts';
import { freshStore, type Opened } from '../../store/support/fixtures.ts';
import { fullLife } from '../../store/support/full-life.ts';
import { newDataKey } from '../../store/support/rekey.ts';
import { ACTOR } from '../../store/support/test-env.ts';

let opened: Opened;

beforeEach(() => {
  vi.useFakeTimers();
  opened = freshStore();
  fullLife(opened.store);
});
afterEach(() => {
  vi.useRealTimers();
});

/** A desk over the open store, or one that stands in for it; what it tells is taken down. */
function desk(store: Store = opened.store) {
  const state = { isBusy: false, elapsed: 0, backups: 0, faults: [] as string[] };
  const station = {
    townshipName: '东风镇',
    townshipCode: '210521101',
    pcLetter: 'A',
    pack: 'benxi-2023',
    county: null,
    singlePerson: null,
    formerLetters: [],
  };
  const open: Open = { vault: opened.vault, store, station, actor: ACTOR };
  const made = createRekeyDesk({
    elapsedMs: () => state.elapsed,
    current: () => open,
    isBusy: () => state.isBusy,
    backUp: () => {
      state.backups += 1;
    },
    onChange: () => undefined,
    onProgress: () => undefined,
    onFault: ({ code }) => void state.faults.push(code),
    onMistake: () => ({ code: 'INTERNAL', detail: { ref: 'r1' } }),
  });
  // The log-in finds the key of before: what lies in the backups is of it.
  made.tick();
  newDataKey(opened);
  return { ...made, state, view: () => made.view(open) };
}

test('the moving waits for a backup that is under way, and goes on after it; one is made at the end', () => {
  const { tick, view, state } = desk();
  state.isBusy = true;
  tick();
  vi.advanceTimersByTime(20_000);
  expect(view()).toMatchObject({ epoch: 2, isMoving: true, progress: { done: 0 } });
  expect(state.backups).toBe(0);
  state.isBusy = false;
  tick();
  vi.advanceTimersByTime(20_000);
  expect(view()).toMatchObject({ isMoving: false, progress: null, damaged: 0, stuck: 0, failure: null });
  expect(state.backups).toBe(2);
  expect(opened.store.audit.verify()).toEqual({ ok: true });
});

test('a mistake of the program in it is said, keeps nobody from working, and is not met again before the next log-in', () => {
  let tries = 0;
  const { tick, view, state } = desk({
    ...opened.store,
    rekey: {
      // oxlint-disable-next-line require-yield -- it fails before the first row
      *move() {
        tries += 1;
        throw new TypeError('planted');
      },
    },
  });
  tick();
  vi.advanceTimersByTime(1_000);
  state.elapsed += 600_000;
  tick();
  vi.advanceTimersByTime(1_000);
  expect(tries).toBe(1);
  expect(state.faults).toEqual([]);
  expect(view()).toMatchObject({ isMoving: true, failure: errorText({ code: 'INTERNAL', detail: { ref: 'r1' } }) });
});

test('a full disk stops it with a sentence, and after a minute it goes on by itself', () => {
  let isFull = true;
  const { store } = opened;
  const { tick, view, state } = desk({
    ...store,
    rekey: {
      *move(actor, elapsedMs) {
        if (isFull) throw new StoreError('DISK_FULL');
        return yield* store.rekey.move(actor, elapsedMs);
      },
    },
  });
  tick();
  vi.advanceTimersByTime(1_000);
  expect(view()).toMatchObject({ isMoving: true, failure: errorText({ code: 'DISK_FULL' }) });
  expect(state.faults).toEqual(['DISK_FULL']);
  isFull = false;
  tick();
  vi.advanceTimersByTime(1_000);
  expect(view()).toMatchObject({ isMoving: true });
  state.elapsed += 60_000;
  tick();
  vi.advanceTimersByTime(20_000);
  expect(view()).toMatchObject({ isMoving: false, failure: null });
});
