import { expect, test } from 'vitest';
import { entryWords } from '../../../electron/service/audit/entry-words.ts';

const setting = (ref: string, reason = '') => entryWords({ action: 'setting.set', ref, reason });

test('a setting is named: the first run, the key, the lock; another one keeps the general words', () => {
  expect(setting('station')).toEqual({ what: '启用这台电脑', reason: '' });
  expect(setting('station', '改用新政策')).toEqual({ what: '修改本机设置', reason: '改用新政策' });
  expect(setting('county-key').what).toBe('导入县级公钥');
  expect(setting('idle-minutes').what).toBe('修改自动锁定时间');
  expect(setting('of-a-later-version').what).toBe('修改设置');
});

test('tries that did not get in are counted in words that accuse nobody: a power cut counts as one', () => {
  expect(entryWords({ action: 'session.wrongPassword', ref: null, reason: '3' })).toEqual({
    what: '密码未通过',
    reason: '输错，或没核对完就停电、关闭，共 3 次',
  });
});
