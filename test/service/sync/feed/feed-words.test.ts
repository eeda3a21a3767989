import { expect, test } from 'vitest';
import { feedWords } from '../../../../electron/service/sync/feed-words.ts';

test('what a feed brought is counted by kind in words, in one order whatever came first', () => {
  expect(feedWords(['decision', 'receipt', 'decision', 'roster'])).toBe('回执 1 张，处理结果 2 条，名册 1 份');
  expect(feedWords([])).toBe('');
});
