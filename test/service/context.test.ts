import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantOf } from '#shared/instant.ts';
import { createClock, createIds, seedOfThisStart } from '../../electron/service/context.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
let dataDir = '';

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'aid-context-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

test('the day is that of +08:00, whatever the zone of the machine', () => {
  const before = process.env['TZ'];
  try {
    for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']) {
      process.env['TZ'] = zone;
      expect(createClock('2023-06-15T00:30:00+08:00').today()).toBe('2023-06-15');
      expect(createClock('2023-12-31T16:00:00Z').today()).toBe('2024-01-01');
    }
  } finally {
    process.env['TZ'] = before;
  }
});

test('a fixed clock stands still', () => {
  const clock = createClock('2023-06-15T09:00:00+08:00');
  expect([clock.now(), clock.now()]).toEqual(['2023-06-15T09:00:00.000+08:00', '2023-06-15T09:00:00.000+08:00']);
  expect(() => createClock('yesterday')).toThrow(RangeError);
});

test.each([undefined, ''])('a running clock, fixed to %j, says what the machine says', (fixed) => {
  const before = instantOf(Date.now());
  const now = createClock(fixed).now();
  expect(now >= before && now <= instantOf(Date.now())).toBe(true);
});

test('ids are in the form of UUIDv7, and those of a seed come again in the same order', () => {
  const clock = createClock('2023-06-15T09:00:00+08:00');
  const series = (seed: string): string[] => {
    const newId = createIds(clock, seed);
    return Array.from({ length: 5000 }, () => newId());
  };
  const ids = series('one');
  expect(ids.every((id) => UUID_V7.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(5000);
  expect([...ids].sort()).toEqual(ids);
  expect(series('one')).toEqual(ids);
  expect(series('two').some((id) => ids.includes(id))).toBe(false);
  expect(createIds(clock)()).toMatch(UUID_V7);
});

test('a second start on the same profile gives other ids, and without a seed nothing is written', () => {
  expect([seedOfThisStart(dataDir, 'x'), seedOfThisStart(dataDir, 'x')]).toEqual(['x/1', 'x/2']);
  expect(existsSync(join(dataDir, 'test-starts.txt'))).toBe(true);
});
