import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toDay } from '#shared/day.ts';
import { idCheckCharacter, maskIdNumber, normaliseIdNumber, readIdNumber } from '#shared/id-number.ts';

const TODAY = toDay('2026-11-21');
const problemOf = (typed: string): string | null => {
  const read = readIdNumber(typed, TODAY);
  return read.ok ? null : read.problem;
};
const withCheck = (first17: string): string => `${first17}${idCheckCharacter(first17)}`;

describe('a resident identity number', () => {
  test('says birth date, sex and place of first registration', () => {
    expect(readIdNumber('11010519491231002X', TODAY)).toEqual({
      ok: true,
      id: { text: '11010519491231002X', birthDate: '1949-12-31', sex: 'female', region: '110105', kind: 'resident' },
    });
  });

  test.each([
    ['lower case x', '11010519491231002x'],
    ['full width', '１１０１０５１９４９１２３１００２Ｘ'],
    ['spaces', '110105 19491231 002X'],
    ['hyphens', '110105-19491231-002X'],
    ['a zero-width space', '110105\u200B19491231002X'],
    ['a line end', '11010519491231002X\n'],
    ['a no-break space', '110105\u00A019491231002X'],
  ])('typed with %s is read as the same number', (_, typed) => {
    expect(normaliseIdNumber(typed)).toBe('11010519491231002X');
    expect(problemOf(typed)).toBeNull();
  });

  test.each([
    ['a wrong check digit', '330782198001010010', 'check_digit'],
    ['29 February 1900', '330782190002290013', 'birth_date'],
    ['30 February', '330782199002300016', 'birth_date'],
    ['month 13', '330782199013010014', 'birth_date'],
    ['month 00', withCheck('33078219900001001'), 'birth_date'],
    ['day 00', withCheck('33078219900100001'), 'birth_date'],
    ['a birth date in the future', withCheck('33078220991231001'), 'future'],
    ['fifteen digits', '330782800101001', 'length'],
    ['nineteen characters', '11010519491231002X0', 'length'],
    ['nothing', '', 'length'],
    ['all zeros', '000000000000000000', 'zeros'],
    ['eighteen X', 'X'.repeat(18), 'characters'],
    ['the letter O for zero', '11O105194912310021', 'characters'],
    ['the letter I for one', 'I10105194912310021', 'characters'],
    ['Arabic-Indic digits', '١١٠١٠٥١٩٤٩١٢٣١٠٠٢X', 'characters'],
    ['X before the end', '1101051949123100X2', 'characters'],
  ])('with %s is refused and never corrected', (_, typed, problem) => {
    expect(problemOf(typed)).toBe(problem);
  });

  test('of somebody born on 29 February of a leap year is right', () => {
    expect(problemOf('33078220000229001X')).toBeNull();
  });

  test('of a newborn of today is right, of tomorrow is not', () => {
    const of = (day: string): string => withCheck(`330782${day.replaceAll('-', '')}001`);
    expect(problemOf(of(TODAY))).toBeNull();
    expect(problemOf(of(addDays(TODAY, 1)))).toBe('future');
  });

  test.each(['810000199408230021', '830000199201300022'])('of a residence permit (%s) is told apart', (typed) => {
    const read = readIdNumber(typed, TODAY);
    expect(read.ok && read.id.kind).toBe('residence_permit');
  });

  test('of an abolished or unknown region stays valid', () => {
    expect(problemOf(withCheck('99999919800101001'))).toBeNull();
  });

  test('with one digit changed is never accepted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const right = '210502195804021239';
        const first17 = right.slice(0, 17);
        const digit = (Number(first17[place]) + step) % 10;
        const wrong = `${first17.slice(0, place)}${digit}${first17.slice(place + 1)}${idCheckCharacter(first17)}`;
        expect(problemOf(wrong)).not.toBeNull();
      }),
    );
  });
});

test('a masked number keeps only its ends', () => {
  expect(maskIdNumber('210502195804021234')).toBe('210502********1234');
  expect(maskIdNumber('12345')).toBe('*****');
  expect(maskIdNumber('')).toBe('');
});
