import { expect, test } from 'vitest';
import { checkUser, NO_PROBLEMS } from '../../../../renderer/features/users/check-user.ts';
import { roleWords } from '../../../../renderer/features/users/role-words.ts';

const pair = { password: '冬天 白菜 埋进 土窖', again: '冬天 白菜 埋进 土窖' };

test('a user with a name, a role and a password typed twice has no problem', () => {
  expect(checkUser({ name: ' 李复核 ', roles: ['reviewer'], pair })).toBeNull();
  expect(checkUser({ name: '李复核', roles: ['reviewer'], pair: null })).toBeNull();
});

test('every problem is said at its field', () => {
  expect(checkUser({ name: '。', roles: [], pair: { ...pair, again: '别的' } })).toEqual({
    ...NO_PROBLEMS,
    name: { severity: 'wrong', text: '请填写姓名。' },
    roles: { severity: 'wrong', text: '请至少选一个角色。' },
    again: { severity: 'wrong', text: '两次输入的密码不一致。请重新输入。' },
  });
  expect(
    checkUser({ name: '李复核', roles: ['clerk'], pair: { password: '短', again: '短' } })?.password?.text,
  ).toMatch(/至少 8 个字符/);
});

test('roles are named in one order, however they were ticked', () => {
  expect(roleWords(['admin', 'clerk'])).toBe('受理员、管理员');
  expect(roleWords([])).toBe('');
});
