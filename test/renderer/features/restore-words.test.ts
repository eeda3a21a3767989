import { expect, test } from 'vitest';
import type { UnconfirmedRestore } from '#shared/contract/data/backup.ts';
import { restoreWords } from '../../../renderer/features/backup/restore/restore-words.ts';

const REPORT: UnconfirmedRestore = {
  at: '2023-10-20T10:00:00.000+08:00',
  name: 'AID-BACKUP-210521198-A-20231020-0900-1.aidbak',
  madeAt: '2023-10-20T09:00:00.000+08:00',
  lostEntries: 7,
  lostBatches: [],
  replaced: 'replaced-20231020T100000',
  letter: null,
  isChangeBack: false,
};

test('a restore says how far back the data went and what has to be done again', () => {
  expect(restoreWords(REPORT)).toMatch(/^数据已退回到.*09:00 的备份。此后的 7 条操作记录不在其中/);
  expect(restoreWords({ ...REPORT, lostEntries: 0 })).toContain('没有缺少操作记录。');
  expect(restoreWords({ ...REPORT, lostBatches: ['a.aidbatch'] })).toContain('核对之前不能再封批');
  // The folder's name means nothing to a clerk; the page lists what is kept.
  expect(restoreWords(REPORT)).not.toContain('replaced');
  expect(restoreWords(REPORT)).toContain('保留的旧数据');
});

test('after going back it is not said that work has to be done again', () => {
  const words = restoreWords({ ...REPORT, isChangeBack: true });
  expect(words).toBe('已换回恢复以前的数据。恢复之后办理的内容不在其中，需要时可以再换过去。');
});

test('after a move nothing is said to be complete: what the old PC did since cannot be known here', () => {
  const words = restoreWords({ ...REPORT, letter: 'B', lostEntries: 0 });
  expect(words).toMatch(/^数据来自 A 机 .*09:00 的备份。此后在原电脑办理的内容不在其中/);
  expect(words).toContain('与县级核对之前不能封批');
  expect(words).not.toContain('没有缺少');
  expect(words).not.toContain('replaced');
  expect(restoreWords({ ...REPORT, letter: 'B', name: 'renamed.aidbak' })).toMatch(/^数据来自原电脑/);
});
