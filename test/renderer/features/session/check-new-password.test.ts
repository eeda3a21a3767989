import { expect, test } from 'vitest';
import { checkNewPassword } from '../../../../renderer/features/password/check-new-password.ts';

test('an empty password is asked for; nothing is said about the second field', () => {
  const found = checkNewPassword({ password: '', again: '' });
  expect(found.password?.text).toBe('请输入密码。');
  expect(found.again).toBeNull();
});

test('a short password and an unequal repetition are both named', () => {
  const found = checkNewPassword({ password: '短', again: '长' });
  expect(found.password?.text).toContain('至少 8 个字符');
  expect(found.again?.text).toContain('不一致');
  expect(checkNewPassword({ password: '秋天玉米晒满院子', again: '秋天玉米晒满院子' })).toEqual({
    password: null,
    again: null,
  });
});
