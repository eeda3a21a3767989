import { expect, test } from 'vitest';
import { waited } from '../../../../renderer/features/backup/ago.ts';

test.each([
  ['2026-11-22T09:30:00.000+08:00', '不到 1 小时'],
  ['2026-11-22T11:00:00.000+08:00', '不到 1 小时'],
  ['2026-11-22T05:00:00.000+08:00', '5 小时'],
  ['2026-11-21T09:00:00.000+08:00', '25 小时'],
  ['2026-11-19T09:00:00.000+08:00', '3 天'],
])('what began at %s has lasted %s', (since, words) => {
  expect(waited(since, '2026-11-22T10:00:00.000+08:00')).toBe(words);
});
