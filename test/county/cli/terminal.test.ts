import { describe, expect, it } from 'vitest';
import { harmless, shownJson } from '../../../county/cli/terminal.ts';

describe('JSON on a terminal', () => {
  it('reads back as it was, and holds nothing that a terminal would obey', () => {
    const value = { 姓名: '王\u202e某\u0085\u2028\u{e0001}\ud83d', lines: 'a\r\n\tb', nested: ['\u001b[2J'] };
    const said: string[] = [];
    harmless({ out: (text) => void said.push(text), err: () => undefined }).out(shownJson(value));
    expect(JSON.parse(said.join(''))).toEqual(value);
    expect(said.join('')).toContain('王\\u202e某');
    expect(said.join('')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}□]/u);
  });
});
