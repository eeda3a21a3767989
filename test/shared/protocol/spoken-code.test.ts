import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SYMBOLS } from '#shared/protocol/order/crockford.ts';
import { readSpokenCode, writeSpokenCode } from '#shared/protocol/order/spoken-code.ts';

const secret = fc.uint8Array({ minLength: 20, maxLength: 20 });
const groupsOf = (code: string): readonly string[] => code.split('-');
const wrongGroups = (typed: string): unknown => {
  const read = readSpokenCode(typed);
  return read.ok ? 'read' : read.problem;
};

test('a code has eight groups of five and gives its secret back', () => {
  fc.assert(
    fc.property(secret, (bytes) => {
      const code = writeSpokenCode(bytes);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){7}$/);
      expect(readSpokenCode(code)).toEqual({ ok: true, secret: bytes });
    }),
  );
});

describe('typed as people type', () => {
  const bytes = Uint8Array.from({ length: 20 }, (_, index) => index * 13);
  const code = writeSpokenCode(bytes);
  const fullWidth = code.replace(/[0-9A-Z]/g, (symbol) => String.fromCodePoint((symbol.codePointAt(0) ?? 0) + 0xfee0));

  test.each([
    ['in small letters', code.toLowerCase()],
    ['without hyphens', code.replaceAll('-', '')],
    ['with spaces', code.replaceAll('-', ' ')],
    ['with dashes of a word processor', code.replaceAll('-', '—')],
    ['over several lines', ` ${code.replaceAll('-', '\r\n')}\n`],
    ['in full width', fullWidth],
    ['with O for 0 and l for 1', code.replaceAll('0', 'O').replaceAll('1', 'l')],
    ['in groups of four', code.replaceAll('-', '').replace(/.{4}/g, '$& ')],
    ['with zero-width spaces', code.replaceAll('-', '\u200B')],
  ])('it is the same code %s', (_, typed) => {
    expect(readSpokenCode(typed)).toEqual({ ok: true, secret: bytes });
  });

  test('any other single character is found in its own group', () => {
    const plain = code.replaceAll('-', '');
    for (let at = 0; at < plain.length; at += 1) {
      for (const symbol of SYMBOLS) {
        if (symbol === plain[at]) continue;
        const typed = plain.slice(0, at) + symbol + plain.slice(at + 1);
        expect(wrongGroups(typed)).toEqual({ what: 'groups', groups: [Math.floor(at / 5) + 1] });
      }
    }
  });

  test('a character that is no symbol is found in its group', () => {
    expect(wrongGroups(`${code.slice(0, -1)}U`)).toEqual({ what: 'groups', groups: [8] });
  });

  test('a code that is too short or too long says how many characters it has', () => {
    expect(wrongGroups('')).toEqual({ what: 'length', count: 0 });
    expect(wrongGroups(code.slice(0, 11))).toEqual({ what: 'length', count: 10 });
    expect(wrongGroups(`${code}-${code}`)).toEqual({ what: 'length', count: 80 });
  });

  test('a group that lacks a character or has one too many is named, when groups are set apart', () => {
    const groups = groupsOf(code);
    const short = groups.map((group, index) => (index === 2 ? group.slice(1) : group)).join('-');
    expect(wrongGroups(short)).toEqual({ what: 'groups', groups: [3] });
    const long = groups.map((group, index) => (index === 6 ? `${group}${group}` : group)).join(' ');
    expect(wrongGroups(long)).toEqual({ what: 'groups', groups: [7] });
  });
});

test('two exchanged characters of a group, and two exchanged groups, are always found', () => {
  const place = fc.integer({ min: 0, max: 4 });
  const group = fc.integer({ min: 0, max: 7 });
  fc.assert(
    fc.property(secret, group, place, place, (bytes, which, a, b) => {
      const groups = [...groupsOf(writeSpokenCode(bytes))];
      const symbols = [...(groups[which] ?? '')];
      const [first = '', second = ''] = [symbols[a], symbols[b]];
      fc.pre(first !== second);
      [symbols[a], symbols[b]] = [second, first];
      groups[which] = symbols.join('');
      expect(wrongGroups(groups.join('-'))).toEqual({ what: 'groups', groups: [which + 1] });
    }),
  );
  fc.assert(
    fc.property(secret, group, group, (bytes, a, b) => {
      fc.pre(a !== b);
      const groups = [...groupsOf(writeSpokenCode(bytes))];
      [groups[a], groups[b]] = [groups[b] ?? '', groups[a] ?? ''];
      expect(wrongGroups(groups.join('-'))).toEqual({
        what: 'groups',
        groups: [a, b].sort((x, y) => x - y).map((i) => i + 1),
      });
    }),
  );
});

test('a secret of another length is a mistake of the program', () => {
  expect(() => writeSpokenCode(new Uint8Array(19))).toThrow(RangeError);
});
