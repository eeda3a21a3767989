import { expect, test } from 'vitest';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

test('settings are kept over a restart, the last value counts', () => {
  const { store, reopen } = freshStore();
  expect(store.setting.get('station')).toBeNull();
  store.setting.set(ACTOR, 'station', '{"a":1}');
  store.setting.set(ACTOR, 'station', '{"a":2}');
  expect(valueOf(reopen()).setting.get('station')).toBe('{"a":2}');
});

test('a county value names its source, who set it and when; taken away it is gone', () => {
  const { env, store, reopen } = freshStore();
  store.localParameters.set(ACTOR, 'b', '3000', '本医保〔2023〕7号');
  env.setNow('2023-07-01T08:00:00+08:00');
  store.localParameters.set(ACTOR, 'a', '0.7', '本医保〔2023〕8号');
  store.localParameters.set(ACTOR, 'b', '3200', '本医保〔2023〕9号');
  const both = [
    { key: 'a', value: '0.7', source: '本医保〔2023〕8号', setAt: '2023-07-01T08:00:00+08:00', setBy: '王经办' },
    { key: 'b', value: '3200', source: '本医保〔2023〕9号', setAt: '2023-07-01T08:00:00+08:00', setBy: '王经办' },
  ];
  const next = valueOf(reopen());
  expect(next.localParameters.list()).toEqual(both);
  next.localParameters.remove(ACTOR, 'a');
  next.localParameters.remove(ACTOR, 'never');
  expect(next.localParameters.list()).toEqual(both.slice(1));
  expect(next.audit.entries().map(({ action }) => action)).toEqual([
    'parameter.set',
    'parameter.set',
    'parameter.set',
    'parameter.remove',
  ]);
});

test('values that were replaced or taken away are remembered with when they ended; the reason stands in the audit', () => {
  const { env, store, reopen } = freshStore();
  store.localParameters.set(ACTOR, 'rate', '12.00', '甲文件');
  env.setNow('2023-07-01T08:00:00+08:00');
  store.localParameters.set(ACTOR, 'rate', '120.00', '乙文件');
  env.setNow('2023-08-01T08:00:00+08:00');
  store.localParameters.remove(ACTOR, 'rate', '文件尚未生效');
  store.setting.set(ACTOR, 'station', '{}', '换用新政策');
  const next = valueOf(reopen());
  expect(next.localParameters.list()).toEqual([]);
  expect(next.localParameters.past()).toMatchObject([
    { key: 'rate', value: '12.00', source: '甲文件', setBy: '王经办', endedAt: '2023-07-01T08:00:00+08:00' },
    { key: 'rate', value: '120.00', source: '乙文件', endedAt: '2023-08-01T08:00:00+08:00' },
  ]);
  expect(
    next.audit
      .entries()
      .map(({ action, reason }) => [action, reason])
      .slice(-2),
  ).toEqual([
    ['parameter.remove', '文件尚未生效'],
    ['setting.set', '换用新政策'],
  ]);
});
