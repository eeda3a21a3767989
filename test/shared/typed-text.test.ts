import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen, formatYuan, formatYuanGrouped, MAX_AMOUNT_FEN } from '#shared/fen.ts';
import {
  meetsLuhn,
  readAccountNumber,
  readAmount,
  readDay,
  readName,
  readPhone,
  tidyBillText,
} from '#shared/typed-text.ts';

describe('an amount as typed', () => {
  test.each([
    ['0', 0],
    ['0.00', 0],
    ['0.1', 10],
    ['19.99', 1999],
    ['1234.5', 123_450],
    ['1,234.56', 123_456],
    ['￥1 234.56', 123_456],
    ['¥1,234.56', 123_456],
    ['１２３．４５', 12_345],
    ['100元', 10_000],
    ['  12.30 ', 1230],
    ['007.50', 750],
    ['=0.1+0.2', 30],
    ['=100+23.5+0.01', 12_351],
    ['99999999.99', 9_999_999_999],
  ])('%s is %i fen', (typed, amount) => {
    expect(readAmount(typed)).toEqual({ ok: true, amount });
  });

  test.each([
    ['12,5', 'separators'],
    ['1,23,456', 'separators'],
    ['-5', 'negative'],
    ['-0', 'negative'],
    ['--5', 'negative'],
    ['－5', 'negative'],
    ['1.005', 'decimals'],
    ['12.345', 'decimals'],
    ['0.001', 'decimals'],
    ['100000000', 'too_large'],
    ['99,999,999,999.99', 'too_large'],
    ['9007199254740993', 'too_large'],
    ['=99999999.99+0.01', 'too_large'],
    ['1e3', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['壹佰', 'not_a_number'],
    ['١٢٣', 'not_a_number'],
    ['', 'not_a_number'],
    [' ', 'not_a_number'],
    ['12.', 'not_a_number'],
    ['.5', 'not_a_number'],
    ['=', 'not_a_number'],
    ['=1+', 'not_a_number'],
    ['=1+=2', 'not_a_number'],
    ['=1-2', 'not_a_number'],
    ['一百', 'not_a_number'],
  ])('%s is refused as %s', (typed, problem) => {
    expect(readAmount(typed)).toEqual({ ok: false, problem });
  });

  test('written from fen, plain or grouped, is read back to the same fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT_FEN }), (amount) => {
        expect(readAmount(formatYuan(fen(amount)))).toEqual({ ok: true, amount });
        expect(readAmount(formatYuanGrouped(fen(amount)))).toEqual({ ok: true, amount });
      }),
    );
  });

  test('is never read as something else than its exact decimal value', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 14 }), (typed) => {
        const read = readAmount(typed);
        if (read.ok) expect(Number.isSafeInteger(read.amount) && read.amount >= 0).toBe(true);
      }),
    );
  });
});

describe('a day as typed', () => {
  test.each([
    ['2023-03-05', '2023-03-05'],
    ['20230305', '2023-03-05'],
    ['2023.3.5', '2023-03-05'],
    ['2023/3/5', '2023-03-05'],
    ['2023年3月5日', '2023-03-05'],
    ['2023 年 3 月 5 日', '2023-03-05'],
    ['２０２３－０３－０５', '2023-03-05'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(readDay(typed)).toEqual({ ok: true, day });
  });

  test.each([
    ['2023-02-29', 'no_such_day'],
    ['2023-02-30', 'no_such_day'],
    ['0000-00-00', 'no_such_day'],
    ['9999-12-31', 'no_such_day'],
    ['2023-13-01', 'no_such_day'],
    ['20230230', 'no_such_day'],
    ['1/2/23', 'ambiguous'],
    ['3-5-2023', 'ambiguous'],
    ['05.03.23', 'ambiguous'],
    ['', 'not_a_day'],
    ['昨天', 'not_a_day'],
    ['2023', 'not_a_day'],
    ['45000', 'not_a_day'],
    ['2023-03-05T00:00', 'not_a_day'],
  ])('%s is refused as %s', (typed, problem) => {
    expect(readDay(typed)).toEqual({ ok: false, problem });
  });
});

describe('a bank account as typed', () => {
  test.each(['6222021234567890128', '6217001234567890122', '622848012345678900'])('card %s is right', (typed) => {
    expect(readAccountNumber(typed)).toBe(typed);
    expect(meetsLuhn(typed)).toBe(true);
  });

  test.each([
    ['the last digit raised', '6222021234567890129'],
    ['two digits swapped', '6222021234567890218'],
  ])('with %s fails the check of cards', (_, typed) => {
    expect(meetsLuhn(typed)).toBe(false);
  });

  test.each([
    ['only zeros', '0000000000000000000'],
    ['thirty-one digits', '1'.repeat(31)],
    ['seven digits', '1234567'],
    ['a number a spreadsheet spoiled', '6.22202E+18'],
    ['letters', '62220212345678901a8'],
    ['nothing', ''],
  ])('of %s is refused', (_, typed) => {
    expect(readAccountNumber(typed)).toBeNull();
  });

  test.each([
    ['spaces', '6222 0212 3456 7890 128'],
    ['no-break spaces', '6222\u00A00212\u00A03456\u00A07890\u00A0128'],
    ['full width', '６２２２０２１２３４５６７８９０１２８'],
  ])('pasted with %s is read as digits', (_, typed) => {
    expect(readAccountNumber(typed)).toBe('6222021234567890128');
  });
});

describe('a name as typed', () => {
  test.each([
    ['张三', '张三'],
    [' 李 四 ', '李 四'],
    ['𠮷野', '𠮷野'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽‧买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['字'.repeat(50), '字'.repeat(50)],
  ])('%s is kept as %s', (typed, name) => {
    expect(readName(typed)).toBe(name);
  });

  test.each([
    ['nothing', ''],
    ['only spaces', '　 '],
    ['a direction override', '张\u202E三'],
    ['markup', '<b>张三</b>'],
    ['a control character', '张\u0007三'],
    ['51 characters', '字'.repeat(51)],
    ['only digits', '12345'],
    ['only an emoji', '🙂'],
  ])('of %s is refused', (_, typed) => {
    expect(readName(typed)).toBeNull();
  });
});

test('telephone numbers are read as digits or refused', () => {
  expect(readPhone('138 0013 8000')).toBe('13800138000');
  expect(readPhone('024-46812345')).toBe('02446812345');
  expect(readPhone('(024)46812345')).toBe('02446812345');
  expect(readPhone('46812345')).toBe('46812345');
  for (const typed of ['', '12345', '12800138000', '1380013800a', '+1 212 555 0100'])
    expect(readPhone(typed)).toBeNull();
});

test('bill numbers lose spaces and gain capitals', () => {
  expect(tidyBillText(' 21 06 00 18 ')).toBe('21060018');
  expect(tidyBillText('a1ｂ2')).toBe('A1B2');
  expect(tidyBillText('')).toBe('');
});
