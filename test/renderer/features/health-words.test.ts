import { expect, test } from 'vitest';
import type { AppHealth } from '#shared/contract/access/session.ts';
import { wrongWords } from '../../../renderer/features/health/health-words.ts';

const NOTHING: AppHealth = { state: 'wrong', seq: null, about: null, damaged: [], hidden: [], isFileDamaged: false };
const row = (count: number, name: string | null) => ({
  label: '申请',
  id: `id-${count}`,
  number: `210521198-A-2023-0000${count}`,
  name,
});

test('a damaged application is named by number and person', () => {
  expect(wrongWords({ ...NOTHING, damaged: [row(1, '佟桂芝'), row(2, null)] })).toBe(
    '申请 210521198-A-2023-00001（佟桂芝）、申请 210521198-A-2023-00002损坏或被改动，已停止使用，没有列出。',
  );
});

test('of many damaged records five are named and all are counted', () => {
  const words = wrongWords({ ...NOTHING, damaged: [1, 2, 3, 4, 5, 6, 7].map((count) => row(count, '甲')) });
  expect(words).toContain('00005（甲）等 7 条记录损坏');
  expect(words).not.toContain('00006');
});

test('what nothing is known of is told by its kind alone, once', () => {
  const damaged = ['a', 'b'].map((id) => ({ label: '票据', id, number: null, name: null }));
  expect(wrongWords({ ...NOTHING, damaged })).toBe('票据损坏或被改动，已停止使用，没有列出。');
});

test('an operation record that does not agree says whose application it is about', () => {
  expect(wrongWords({ ...NOTHING, seq: 15, about: { number: null, name: '佟桂芝' } })).toBe(
    '第 15 条操作记录与现在的内容不一致，涉及申请 佟桂芝。',
  );
});

test('hidden records and an unreadable file are told together', () => {
  expect(wrongWords({ ...NOTHING, hidden: ['票据', '人员'], isFileDamaged: true })).toBe(
    '查找票据、人员用的索引与内容不一致，有的记录可能查不到，重复的票据可能认不出来，请先不要受理。数据文件有一部分读不出来。',
  );
});
