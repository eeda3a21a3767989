import { describe, expect, test } from 'vitest';
import { shownText, typedLine, typedText } from '#shared/plain-text.ts';

/** `exe` behind it reads as `gpj` would before it. */
const TURN = '\u202E';

describe('text as typed', () => {
  test.each([
    [`退回${TURN}张三`, '退回张三'],
    ['张\u200B三\uFEFF', '张三'],
    ['张\u2066三\u2069', '张三'],
    ['\u001B[2J全部清除', '[2J全部清除'],
    ['半\uD800个字', '半个字'],
    ['  前后  ', '前后'],
    ['𠮷野家·买买提', '𠮷野家·买买提'],
    ['', ''],
    ['\u200B', ''],
  ])('%j is %j, in one line or several', (typed, kept) => {
    expect(typedText(typed)).toBe(kept);
    expect(typedLine(typed)).toBe(kept);
  });

  test('keeps its lines where several may stand, whatever broke them', () => {
    expect(typedText('一\r\n二\r三\u2028四\n\n五')).toBe('一\n二\n三\n四\n\n五');
  });

  test('is one line where one may stand', () => {
    expect(typedLine('一\r\n二\t三　　四')).toBe('一 二 三 四');
  });
});

describe('text that others wrote', () => {
  test('shows a square for everything that nobody sees, and nothing is lost beside it', () => {
    expect(shownText(`张${TURN}三\u200B\u0000\u001B[31m`)).toBe('张□三□□□[31m');
  });

  test('keeps lines, tabs and letters of every script', () => {
    const text = '一\n二\t𠮷 ئۇيغۇر བོད ᠮᠣᠩᠭᠣᠯ é';
    expect(shownText(text)).toBe(text);
  });
});
