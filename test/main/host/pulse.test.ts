import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPulse } from '../../../electron/main/host/pulse.ts';

let said: string[] = [];
let isThere = true;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  isThere = true;
});
afterEach(() => vi.useRealTimers());

const watch = (): (() => void) =>
  watchPulse(
    { everyMs: 5_000, unanswered: 4 },
    {
      ask: () => {
        if (isThere) said.push('asked');
        return isThere;
      },
      onSilent: () => said.push('silent'),
      onOver: () => said.push('over'),
    },
  );

test('somebody who answers is asked at every tick and never called silent', () => {
  const heard = watch();
  for (let tick = 0; tick < 10; tick += 1) {
    vi.advanceTimersByTime(5_000);
    heard();
  }
  expect(said).toEqual(Array.from({ length: 10 }, () => 'asked'));
});

test('a question without an answer is not asked again, and silence is told once, 20 seconds after it', () => {
  watch();
  vi.advanceTimersByTime(24_999);
  expect(said).toEqual(['asked']);
  vi.advanceTimersByTime(1);
  expect(said).toEqual(['asked', 'silent']);
  vi.advanceTimersByTime(600_000);
  expect(said).toEqual(['asked', 'silent']);
});

test('a late answer ends the silence, and the next one is told again', () => {
  const heard = watch();
  vi.advanceTimersByTime(60_000);
  heard();
  heard();
  vi.advanceTimersByTime(25_000);
  expect(said).toEqual(['asked', 'silent', 'over', 'asked', 'silent']);
});

test('an answer just before the end of the patience is no silence', () => {
  const heard = watch();
  vi.advanceTimersByTime(24_999);
  heard();
  expect(said).toEqual(['asked']);
});

test('nobody to ask is not silence', () => {
  isThere = false;
  watch();
  vi.advanceTimersByTime(600_000);
  expect(said).toEqual([]);
});
