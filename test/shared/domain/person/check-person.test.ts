import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { checkPerson } from '#shared/domain/person/check-person.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import { TODAY } from '../../../service/support/forms/invented-form.ts';
import { account, person, SOUND_FORM as sound } from '../../../support/wrong-values.ts';

const today = toDay(TODAY);

/** A number with a right check character. */
const idNumber = (first17: string): string => first17 + idCheckCharacter(first17);

const problemsAt = (path: string, form: typeof sound) =>
  checkPerson(form, today)
    .filter((problem) => problem.path === path)
    .map(({ severity, text }) => [severity, text]);

test('an identity number of no province is doubted, not refused', () => {
  const form = person({ idNumber: idNumber('99052119580402312') })(sound);
  expect(problemsAt('person.idNumber', form)).toEqual([
    ['warning', '身份证号开头的“99”不是省级地区代码。请对照证件逐位核对。'],
  ]);
});

test.each([
  ['a resident of Tibet', '54010219580402312'],
  ['a residence permit of Taiwan', '83000019580402312'],
  ['a permanent residence card of a foreigner', '92184019580402312'],
])('the number of %s is not doubted', (_, first17) => {
  expect(problemsAt('person.idNumber', person({ idNumber: idNumber(first17) })(sound))).toEqual([]);
});

test.each([
  ['张3', '姓名里有数字。请对照证件核对。'],
  ['张a', '姓名里有单个字母“a”。请对照证件核对。'],
])('the name %s is doubted', (name, sentence) => {
  expect(problemsAt('person.name', account({ holder: name })(person({ name })(sound)))).toEqual([
    ['warning', sentence],
  ]);
});

test.each(['古丽.买买提', 'Anna Smith', '欧阳娜娜'])('the name %s is not doubted', (name) => {
  expect(problemsAt('person.name', person({ name })(sound))).toEqual([]);
});
