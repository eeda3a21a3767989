import { expect, test } from 'vitest';
import { checkStep, codeProblem, EMPTY_SETUP, type SetupForm } from '../../../renderer/features/setup/setup-form.ts';

const SOUND: SetupForm = {
  ...EMPTY_SETUP,
  townshipName: '清河镇',
  townshipCode: '210521198',
  pack: 'benxi-2023',
  userName: '窗口一',
  password: '秋天 玉米 晒满 院子',
  again: '秋天 玉米 晒满 院子',
};

test('a sound form passes every step', () => {
  for (const step of [0, 1, 2]) expect(checkStep(step, SOUND)).toEqual({});
});

test.each<[number, keyof SetupForm, string | boolean]>([
  [0, 'townshipName', '镇'],
  [0, 'townshipName', ' '.repeat(10)],
  [0, 'townshipName', '镇'.repeat(41)],
  [0, 'townshipCode', '21052119'],
  [0, 'townshipCode', '2105211980'],
  [0, 'townshipCode', '21052119O'],
  [0, 'pcLetter', 'a'],
  [0, 'pcLetter', '1'],
  [0, 'pcLetter', ''],
  [1, 'pack', ''],
  [1, 'isKeyRefused', true],
  [2, 'userName', ' '],
  [2, 'userName', '123'],
  [2, 'again', '秋天 玉米 晒满 院'],
])('step %i: %s %j is refused at its field in one sentence', (step, field, value) => {
  const problems = checkStep(step, { ...SOUND, [field]: value });
  expect(Object.keys(problems)).toEqual([field]);
  expect(problems[field]?.severity).toBe('wrong');
  expect(problems[field]?.text).toMatch(/。$/);
});

test('a short code says how many digits are missing, a long one how many are too many', () => {
  expect(codeProblem('21052119')).toMatch(/^还差 1 位。/);
  expect(codeProblem('2105211980')).toMatch(/^多了 1 位。/);
  expect(codeProblem('21052119O')).toMatch(/^代码应为九位数字/);
});

test('a short password is refused at its field', () => {
  const problems = checkStep(2, { ...SOUND, password: '七个字符不够长', again: '七个字符不够长' });
  expect(Object.keys(problems)).toEqual(['password']);
});
