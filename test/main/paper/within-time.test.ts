import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withinTime } from '../../../electron/main/paper/within-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('work that ends in time gives its outcome and leaves no timer', async () => {
  expect(await withinTime(Promise.resolve(1), 1000)).toBe(1);
  await expect(withinTime(Promise.reject(new Error('torn')), 1000)).rejects.toThrow('torn');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that hangs is given up', async () => {
  const hanging = withinTime(new Promise(() => undefined), 1000).catch(String);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await hanging).toContain('1000');
});
