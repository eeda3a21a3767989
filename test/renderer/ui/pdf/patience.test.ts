import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makePatience } from '../../../../renderer/ui/pdf/patience.ts';

let outs = 0;
beforeEach(() => {
  vi.useFakeTimers();
  outs = 0;
});
afterEach(() => vi.useRealTimers());

const patience = () => makePatience(20_000, () => (outs += 1));

test('work of which none ends for so long is out of patience, work that gets on is not', () => {
  const drawn = patience();
  for (let page = 0; page < 10; page += 1) drawn.begin();
  for (let page = 0; page < 9; page += 1) {
    vi.advanceTimersByTime(19_999);
    drawn.end();
  }
  expect(outs).toBe(0);
  vi.advanceTimersByTime(20_000);
  expect(outs).toBe(1);
});

test('nothing under way is waited for without end', () => {
  const drawn = patience();
  drawn.begin();
  drawn.end();
  vi.advanceTimersByTime(600_000);
  expect(outs).toBe(0);
});

test('what was stopped in the middle is never out of patience, whatever ends or begins of it later', () => {
  const drawn = patience();
  drawn.begin();
  drawn.begin();
  drawn.stop();
  drawn.end();
  drawn.begin();
  vi.advanceTimersByTime(600_000);
  expect(outs).toBe(0);
});
