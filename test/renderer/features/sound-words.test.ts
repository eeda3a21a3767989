import { expect, test } from 'vitest';
import { soundWords } from '../../../renderer/features/audit/sound-words.ts';

test('a log without gaps is complete', () => {
  expect(soundWords({ state: 'sound', entries: 29, gaps: [] })).toBe('全部 29 条操作记录完整，没有改动、缺少或调换。');
});

test('what a restore has taken away is named with the entry that says so', () => {
  const at = '2023-10-20T09:00:00.000+08:00';
  const words = soundWords({ state: 'sound', entries: 22, gaps: [{ from: 21, to: 27, by: 28, at }] });
  expect(words).toMatch(/^现有 22 条操作记录完整.*第 21 至 27 条因.*09:00 的恢复不在其中（见第 28 条）。$/);
  expect(words).not.toContain('缺少');
  expect(soundWords({ state: 'sound', entries: 2, gaps: [{ from: 3, to: 3, by: 4, at }] })).toContain('第 3 条因');
});
