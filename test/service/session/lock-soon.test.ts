import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLockSoon } from '../../../electron/service/session/lock/lock-soon.ts';
import { draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder } from '../support/window.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a window that does not answer is locked after a second', () => {
  const lock = vi.fn<() => void>();
  createLockSoon(() => true, lock).begin();
  vi.advanceTimersByTime(999);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(lock).toHaveBeenCalledTimes(1);
});

test('without a window it is locked at once', () => {
  const lock = vi.fn<() => void>();
  createLockSoon(() => false, lock).begin();
  expect(lock).toHaveBeenCalledTimes(1);
});

test('asked twice it locks once, and whoever logged in meanwhile is left alone', () => {
  const [ask, lock] = [vi.fn<() => boolean>(() => true), vi.fn<() => void>()];
  const locking = createLockSoon(ask, lock);
  locking.begin();
  locking.begin();
  expect(ask).toHaveBeenCalledTimes(1);
  locking.settled();
  vi.advanceTimersByTime(5_000);
  expect(lock).not.toHaveBeenCalled();
});

test('the window is told first, then every key is gone and every call for users is refused', async () => {
  vi.useRealTimers();
  const folder = testFolder();
  const window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
  const { id, revision } = await draft(window, typedForm());
  window.service.lockSoon();
  await expect.poll(() => window.events).toContainEqual({ event: 'session/locking', payload: {} });
  // What the window does with the moment it has.
  await window.ask('application/saveDraft', { id, revision, form: typedForm() });
  await window.ask('session/lock', {});
  for (const [name, input] of [
    ['application/list', {}],
    ['application/get', { id }],
    ['user/list', {}],
    ['session/lock', {}],
  ] as const) {
    expect(await window.refused(name, input)).toEqual({ code: 'LOCKED' });
  }
  window.service.lockSoon();
  expect(window.events.filter((event) => JSON.stringify(event).includes('locking'))).toHaveLength(1);
  await window.close();
  folder.remove();
});
