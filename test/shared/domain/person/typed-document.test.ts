import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { emptyForm } from '#shared/domain/application-form.ts';
import { withNumber, withType } from '#shared/domain/person/typed-document.ts';

const TODAY = toDay('2026-11-21');
const NUMBER = '11010519491231002X';
const { person: empty } = emptyForm(TODAY, () => 'k');

test('a sound number gives sex and birth date, an unsound one takes them away', () => {
  const sound = withNumber(empty, NUMBER, TODAY);
  expect(sound).toMatchObject({ idType: 'resident_card', sex: 'female', birthDate: '1949-12-31' });
  expect(withNumber(sound, NUMBER.slice(0, 17), TODAY)).toMatchObject({ sex: '', birthDate: '' });
});

test('what was typed of sex and birth date stays while the number does not say them', () => {
  const newborn = {
    ...withType(withNumber(empty, NUMBER, TODAY), 'newborn', TODAY),
    sex: 'male',
    birthDate: '2026-11-01',
  } as const;
  expect(newborn.idNumber).toBe(`${NUMBER}-01`);
  expect(withNumber(newborn, `${NUMBER}-02`, TODAY)).toMatchObject({ sex: 'male', birthDate: '2026-11-01' });
  expect(withNumber({ ...newborn, idType: 'passport' }, 'E12345678', TODAY)).toMatchObject({ birthDate: '2026-11-01' });
  expect(withType(newborn, 'household_booklet', TODAY)).toMatchObject({ sex: '', birthDate: '' });
});
