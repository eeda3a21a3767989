import { expect, test } from 'vitest';
import type { AuditAction } from '../../../electron/store/audit/audit-entry.ts';
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

test('a step of an application says from which status to which it went, before what was said about it', () => {
  const said = (action: AuditAction, reason = '') => entryWords({ action, ref: 'a1', reason });
  expect(said('application.accept')).toEqual({ what: '受理', reason: '草稿 → 已受理' });
  expect(said('application.review', '同一人，县级授权 1')).toEqual({
    what: '复核通过',
    reason: '已测算 → 已复核。同一人，县级授权 1',
  });
  // Taken back from more than one status: nothing is claimed.
  expect(said('application.reopen', '填错了')).toEqual({ what: '退回修改', reason: '填错了' });
});
