import { expect, test } from 'vitest';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR } from '../support/test-env.ts';

test('the last log-in counts, by password or recovery code, and nobody who never came is named', () => {
  const { env, store } = freshStore();
  expect(store.users.lastLogIns()).toEqual(new Map());
  store.audit.note(ACTOR, 'session.unlock', '');
  env.setNow('2023-06-16T09:00:00+08:00');
  store.audit.note(ACTOR, 'session.recover', '');
  env.setNow('2023-06-17T09:00:00+08:00');
  store.audit.note(ACTOR, 'session.changePassword', '');
  store.audit.note({ userId: 'user-2', userName: '李复核' }, 'session.unlock', '');
  expect(store.users.lastLogIns()).toEqual(
    new Map([
      [ACTOR.userId, '2023-06-16T09:00:00+08:00'],
      ['user-2', '2023-06-17T09:00:00+08:00'],
    ]),
  );
});
