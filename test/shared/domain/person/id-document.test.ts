import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { followType, isSilent } from '#shared/domain/person/follow-type.ts';
import {
  ID_TYPES,
  type IdType,
  readAnyIdDocument,
  readIdDocument,
  typeOfNumber,
} from '#shared/domain/person/id-document.ts';
import { idCheckCharacter, normaliseIdNumber } from '#shared/id-number.ts';

const TODAY = toDay('2026-11-21');
const withCheck = (first17: string): string => `${first17}${idCheckCharacter(first17)}`;

const RESIDENT = withCheck('21052119880402002');
const PERMIT = withCheck('83000019920130002');
const NEW_CARD = withCheck('91115619870506003');
const OLD_CARD = 'CAN110085061501';

const outcome = (type: IdType, typed: string): string | null => {
  const read = readIdDocument(type, typed, TODAY);
  return read.ok ? read.document.text : read.problem;
};

describe('a document', () => {
  test.each<readonly [IdType, string, string]>([
    ['resident_card', RESIDENT.toLowerCase(), RESIDENT],
    ['household_booklet', RESIDENT, RESIDENT],
    ['residence_permit', '810000199408230021', '810000199408230021'],
    ['residence_permit', '830000199201300022', '830000199201300022'],
    ['foreigner_card', NEW_CARD, NEW_CARD],
    ['foreigner_card', 'can1100 8506 1501', OLD_CARD],
    ['passport', 'e12345678', 'E12345678'],
    ['passport', 'Ｇ１２３４５６７８', 'G12345678'],
    ['passport', 'C01X00T47', 'C01X00T47'],
    ['newborn', `${RESIDENT}-1`, `${RESIDENT}-01`],
    ['newborn', `${RESIDENT}02`, `${RESIDENT}-02`],
  ])('%s is read from %s', (type, typed, text) => {
    expect(outcome(type, typed)).toBe(text);
  });

  test.each<readonly [IdType, string, string]>([
    ['resident_card', '330782198001010010', 'check_digit'],
    ['residence_permit', RESIDENT, 'other_type'],
    ['residence_permit', '810000199408230022', 'check_digit'],
    ['household_booklet', PERMIT, 'other_type'],
    ['foreigner_card', RESIDENT, 'other_type'],
    ['foreigner_card', 'CA1100850615011', 'length'],
    ['foreigner_card', `${NEW_CARD.slice(0, 17)}${NEW_CARD.endsWith('1') ? '2' : '1'}`, 'check_digit'],
    ['passport', '护照一二三', 'form'],
    ['passport', 'E12', 'form'],
    ['passport', 'E00000000', 'form'],
    ['passport', RESIDENT, 'form'],
    ['newborn', RESIDENT, 'form'],
    ['newborn', '330782198001010010-01', 'guardian'],
    ['newborn', `${RESIDENT}-00`, 'order'],
    ['newborn', `${RESIDENT}-21`, 'order'],
    ['newborn', '母亲张某的孩子', 'form'],
  ])('%s refuses %s', (type, typed, problem) => {
    expect(outcome(type, typed)).toBe(problem);
  });

  test('says birth date and sex where its number carries them, and nothing where it does not', () => {
    const facts = [RESIDENT, PERMIT, NEW_CARD, OLD_CARD, 'E12345678', `${RESIDENT}-01`].map((typed) => {
      const read = readAnyIdDocument(typed, TODAY);
      return read.ok ? [read.document.type, read.document.birthDate, read.document.sex] : read.problem;
    });
    expect(facts).toEqual([
      ['resident_card', '1988-04-02', 'female'],
      ['residence_permit', '1992-01-30', 'female'],
      ['foreigner_card', '1987-05-06', 'male'],
      ['foreigner_card', null, null],
      ['passport', null, null],
      ['newborn', null, null],
    ]);
    expect([isSilent('resident_card', RESIDENT), isSilent('foreigner_card', NEW_CARD)]).toEqual([false, false]);
    expect([isSilent('foreigner_card', OLD_CARD), isSilent('newborn', ''), isSilent('passport', '')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('of an old file that calls every number an identity card is still read', () => {
    expect(outcome('resident_card', PERMIT)).toBe(PERMIT);
    expect(outcome('resident_card', NEW_CARD)).toBe(NEW_CARD);
  });
});

test('whatever is read is read again as the same document, and no two types share a number', () => {
  const numbers = [RESIDENT, PERMIT, NEW_CARD, OLD_CARD, 'E12345678', `${RESIDENT}-01`, '12345678'];
  fc.assert(
    fc.property(fc.constantFrom(...ID_TYPES), fc.oneof(fc.constantFrom(...numbers), fc.string()), (type, typed) => {
      const read = readIdDocument(type, typed, TODAY);
      if (!read.ok) return;
      const { text } = read.document;
      expect(readIdDocument(type, text, TODAY)).toEqual(read);
      const own = typeOfNumber(normaliseIdNumber(text));
      const isCard = type === 'resident_card' || type === 'household_booklet';
      expect(isCard ? ['resident_card', 'residence_permit', 'foreigner_card'] : [type]).toContain(own);
    }),
  );
});

describe('the type while a number is typed', () => {
  test.each<readonly [IdType, string, IdType]>([
    ['resident_card', PERMIT, 'residence_permit'],
    ['resident_card', NEW_CARD, 'foreigner_card'],
    ['resident_card', OLD_CARD, 'foreigner_card'],
    ['resident_card', 'E12345678', 'passport'],
    ['residence_permit', RESIDENT, 'resident_card'],
    ['passport', RESIDENT, 'resident_card'],
    ['household_booklet', RESIDENT, 'household_booklet'],
  ])('goes from %s by %s to %s', (current, typed, next) => {
    expect(followType(current, typed, TODAY)).toBe(next);
  });

  test.each<readonly [IdType, string, string]>([
    ['resident_card', '210521', 'the beginning of an identity number is no passport'],
    ['resident_card', `${RESIDENT}1`, 'one digit too many is no newborn'],
    ['newborn', RESIDENT, 'the number of the mother comes first'],
    ['resident_card', '830000199201300023', 'a wrong check character says nothing'],
  ])('stays %s at %s: %s', (current, typed) => {
    expect(followType(current, typed, TODAY)).toBe(current);
  });
});
