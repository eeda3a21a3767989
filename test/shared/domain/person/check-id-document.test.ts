import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { checkIdDocument, type TypedDocument } from '#shared/domain/person/check-id-document.ts';
import { idCheckCharacter } from '#shared/id-number.ts';

const TODAY = toDay('2026-11-21');
const withCheck = (first17: string): string => `${first17}${idCheckCharacter(first17)}`;
const MOTHER = withCheck('21052119880402002');

const document = (changes: Partial<TypedDocument>): TypedDocument => ({
  idType: 'resident_card',
  idNumber: '',
  sex: '',
  birthDate: '',
  ...changes,
});
const said = (changes: Partial<TypedDocument>): readonly (readonly [string, string, string])[] =>
  checkIdDocument(document(changes), TODAY).map(({ path, severity, text }) => [path, severity, text] as const);

test('each type names what its number looks like when it is missing or wrong', () => {
  expect(said({})).toEqual([['person.idNumber', 'missing', '请填写身份证号。']]);
  expect(said({ idType: 'passport' })).toEqual([['person.idNumber', 'missing', '请填写护照号码。']]);
  expect(said({ idType: 'passport', idNumber: '没有' })).toEqual([
    ['person.idNumber', 'wrong', '护照号码应为6 至 12 位字母和数字。请对照证件核对。'],
  ]);
  expect(said({ idType: 'residence_permit', idNumber: MOTHER })).toEqual([
    ['person.idNumber', 'wrong', '这个号码是居民身份证的号码，不是港澳台居民居住证的。请改证件种类，或核对号码。'],
  ]);
  expect(said({ idType: 'residence_permit', idNumber: '830000199201300023' })).toEqual([
    ['person.idNumber', 'wrong', '港澳台居民居住证号码校验位不对，可能有一位输错。请对照证件逐位核对。'],
  ]);
  expect(said({ idType: 'newborn', idNumber: '330782198001010010-01' })).toEqual([
    ['person.idNumber', 'wrong', '前 18 位应是母亲或监护人的身份证号，现在的号码不对。请对照证件逐位核对。'],
  ]);
});

test('sex and birth date are asked only where the number does not say them', () => {
  expect(said({ idNumber: MOTHER })).toEqual([]);
  const newborn = { idType: 'newborn', idNumber: `${MOTHER}-01` } as const;
  expect(said(newborn)).toEqual([
    ['person.sex', 'missing', '请选择性别。'],
    ['person.birthDate', 'missing', '请填写出生日期。'],
  ]);
  expect(said({ ...newborn, sex: 'male', birthDate: '2026-11-20' })).toEqual([]);
  expect(said({ ...newborn, sex: 'male', birthDate: '2026-11-22' })).toEqual([
    ['person.birthDate', 'wrong', '出生日期晚于今天。请核对。'],
  ]);
  expect(said({ ...newborn, sex: 'male', birthDate: '2026-02-30' })).toEqual([
    ['person.birthDate', 'wrong', '出生日期“2026-02-30”这一天不存在。请核对月份和日期。'],
  ]);
  expect(said({ idType: 'passport', idNumber: 'E12345678', sex: 'male', birthDate: '1789-07-14' })).toEqual([
    ['person.birthDate', 'wrong', '出生日期太早。请核对年份。'],
  ]);
});

test('what can be right but seldom is, is doubted and blocks nothing', () => {
  const newborn = { idType: 'newborn', idNumber: `${MOTHER}-01`, sex: 'male' } as const;
  expect(said({ ...newborn, birthDate: '2025-11-21' }).map(([, severity]) => severity)).toEqual(['warning']);
  expect(said({ ...newborn, birthDate: '2025-11-22' })).toEqual([]);
  expect(said({ idType: 'household_booklet', idNumber: MOTHER })).toEqual([
    ['person.idNumber', 'warning', '此人已满 16 周岁，应有居民身份证。请核对证件种类。'],
  ]);
  expect(said({ idType: 'household_booklet', idNumber: withCheck('21052120190402002') })).toEqual([]);
  const oldCard = { idType: 'foreigner_card', idNumber: 'CAN110085061501', sex: 'male' } as const;
  expect(said({ ...oldCard, birthDate: '1985-06-15' })).toEqual([]);
  expect(said({ ...oldCard, birthDate: '1985-06-16' }).map(([, severity]) => severity)).toEqual(['warning']);
  expect(said({ idNumber: withCheck('11010518800402002') }).map(([, severity]) => severity)).toEqual(['warning']);
});
