import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import {
  type Autosave,
  createAutosave,
  type SaveState,
  type StoredDraft,
} from '../../../../../renderer/features/intake/state/autosave.ts';
import { sampleForm } from '../sample.ts';

const DELAY = 250;
const RETRY = 2000;

const named = (name: string): ApplicationForm => {
  const form = sampleForm();
  return { ...form, person: { ...form.person, name } };
};

/** A service with one draft, whose answers a test can hold back, refuse or lose. */
function service() {
  let stored: StoredDraft = { revision: 1, form: sampleForm(), isDraft: true };
  const saves: string[] = [];
  let answer: (
    kept: () => Result<{ revision: number; savedAt: string }>,
  ) => Promise<Result<{ revision: number; savedAt: string }>> = (keep) => Promise.resolve(keep());
  return {
    saves,
    stored: () => stored,
    replace: (draft: StoredDraft) => {
      stored = draft;
    },
    answerWith: (how: typeof answer) => {
      answer = how;
    },
    save: (revision: number, form: ApplicationForm) => {
      saves.push(form.person.name);
      return answer(() => {
        if (revision !== stored.revision) return fail('STALE_REVISION');
        stored = { revision: revision + 1, form, isDraft: true };
        return ok({ revision: revision + 1, savedAt: `2023-11-06T09:00:0${revision}+08:00` });
      });
    },
    load: () => Promise.resolve(ok(stored)),
  };
}

type Service = ReturnType<typeof service>;

function autosaveOf(backing: Service): { readonly autosave: Autosave; readonly states: SaveState[] } {
  const states: SaveState[] = [];
  const { revision, form } = backing.stored();
  const autosave = createAutosave({
    revision,
    form,
    delayMs: DELAY,
    retryMs: RETRY,
    save: backing.save,
    load: backing.load,
    onState: (state) => states.push(state),
  });
  return { autosave, states };
}

describe('saving a draft while it is typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves after the delay, however fast typing goes on', async () => {
    const backing = service();
    const { autosave, states } = autosaveOf(backing);
    for (const name of ['张', '张三', '张三丰']) {
      autosave.change(named(name));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(backing.saves).toEqual(['张三丰']);
    expect(states.at(-1)).toEqual({ kind: 'saved', at: '2023-11-06T09:00:01+08:00' });
  });

  it('never has two saves on the way, and the newest form wins', async () => {
    const backing = service();
    let release = (): void => undefined;
    backing.answerWith(
      (keep) =>
        new Promise((done) => {
          release = () => done(keep());
        }),
    );
    const { autosave } = autosaveOf(backing);
    autosave.change(named('一'));
    await vi.advanceTimersByTimeAsync(DELAY);
    autosave.change(named('二'));
    await vi.advanceTimersByTimeAsync(5 * DELAY);
    autosave.change(named('三'));
    expect(backing.saves).toEqual(['一']);
    release();
    await vi.advanceTimersByTimeAsync(DELAY);
    release();
    await vi.advanceTimersByTimeAsync(0);
    expect(backing.saves).toEqual(['一', '三']);
    expect(backing.stored()).toEqual({ revision: 3, form: named('三'), isDraft: true });
    expect(autosave.hasUnsaved()).toBe(false);
  });

  it('flushes at once and gives the revision on the disk', async () => {
    const backing = service();
    const { autosave } = autosaveOf(backing);
    autosave.change(named('急'));
    await expect(autosave.flush()).resolves.toEqual(ok(2));
    expect(backing.stored().form.person.name).toBe('急');
  });

  it('keeps what the service refused, says why and saves it by itself once that passes', async () => {
    const backing = service();
    backing.answerWith(() => Promise.resolve(fail('DISK_FULL')));
    const { autosave, states } = autosaveOf(backing);
    autosave.change(named('满'));
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(states.at(-1)).toEqual({ kind: 'failed', error: { code: 'DISK_FULL' }, at: null });
    await expect(autosave.flush()).resolves.toEqual(fail('DISK_FULL'));
    expect(autosave.hasUnsaved()).toBe(true);
    backing.answerWith((keep) => Promise.resolve(keep()));
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(backing.stored().form.person.name).toBe('满');
    expect(states.at(-1)?.kind).toBe('saved');
  });

  it('saves at once when the service is back', async () => {
    const backing = service();
    backing.answerWith(() => Promise.resolve(fail('SERVICE_RESTARTED')));
    const { autosave } = autosaveOf(backing);
    autosave.change(named('回'));
    await vi.advanceTimersByTimeAsync(DELAY);
    backing.answerWith((keep) => Promise.resolve(keep()));
    autosave.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(backing.stored().form.person.name).toBe('回');
  });

  it('goes on after an answer that got lost, because the stored form is its own', async () => {
    const backing = service();
    backing.answerWith((keep) => {
      keep();
      return Promise.resolve(fail('SERVICE_RESTARTED'));
    });
    const { autosave, states } = autosaveOf(backing);
    autosave.change(named('失'));
    await vi.advanceTimersByTimeAsync(DELAY);
    backing.answerWith((keep) => Promise.resolve(keep()));
    autosave.change(named('失而复得'));
    await vi.advanceTimersByTimeAsync(RETRY + DELAY);
    expect(backing.stored().form.person.name).toBe('失而复得');
    expect(states.some(({ kind }) => kind === 'conflict')).toBe(false);
  });

  it('stops at a change made elsewhere and lets the clerk keep what is on the screen', async () => {
    const backing = service();
    const { autosave, states } = autosaveOf(backing);
    backing.replace({ revision: 7, form: named('别处'), isDraft: true });
    autosave.change(named('这里'));
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(states.at(-1)).toEqual({ kind: 'conflict', at: null });
    autosave.change(named('这里还在输'));
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(backing.stored().form.person.name).toBe('别处');
    await expect(autosave.flush()).resolves.toEqual(fail('STALE_REVISION'));
    await autosave.keepMine();
    expect(backing.stored()).toMatchObject({ revision: 8, form: { person: { name: '这里还在输' } } });
  });

  it('starts afresh from the revision of a status change', async () => {
    const backing = service();
    const { autosave } = autosaveOf(backing);
    backing.replace({ revision: 5, form: named('受理'), isDraft: true });
    autosave.rebase(5, named('受理'));
    autosave.change(named('退回后'));
    await expect(autosave.flush()).resolves.toEqual(ok(6));
  });
});
