import { expect, test } from 'vitest';
import { passwordProblem, passwordStrength } from '../../../electron/service/setup/password-strength.ts';

test.each([
  ['12345678', [], /最常见/],
  ['password', [], /最常见/],
  ['qwertyuiop', [], /常见|键盘/],
  ['aaaaaaaaaaaa', [], /重复/],
  ['abcdefgh', [], /常见|连续/],
  ['19580402', [], /日期|年份|常见|容易/],
  ['qinghezhen', ['qinghezhen'], /姓名、乡镇名/],
])('%s is too easy, and the advice says why', async (password, words, why) => {
  const strength = await passwordStrength(password, words);
  expect(strength.acceptable).toBe(false);
  expect(strength.advice).toMatch(why);
  expect(strength.advice).toMatch(/^[^a-zA-Z]+。$/);
  expect(await passwordProblem(password, words)).toBe('PASSWORD_TOO_WEAK');
});

test('fewer than eight characters are too short, however they are counted', async () => {
  expect(await passwordStrength('𠮷𠮷𠮷𠮷', [])).toMatchObject({ acceptable: false, advice: '密码至少 8 个字符。' });
  expect(await passwordProblem('Xk9!q2', [])).toBe('PASSWORD_TOO_SHORT');
});

test('nothing typed has no advice yet', async () => {
  expect(await passwordStrength('', [])).toEqual({ score: 0, acceptable: false, advice: '' });
});

test.each(['秋天 玉米 晒满 院子', 'correct horse battery staple', 'v8#Lq2!xTz9'])(
  '%s may be used',
  async (password) => {
    const strength = await passwordStrength(password, ['清河镇', '窗口一']);
    expect(strength.acceptable).toBe(true);
    expect(strength.score).toBeGreaterThanOrEqual(2);
    expect(await passwordProblem(password, [])).toBeNull();
  },
);
