import { expect, test } from 'vitest';
import { fullLife } from '../support/full-life.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, codeOf, valueOf } from '../support/test-env.ts';
import { tamper } from '../support/raw.ts';

test('the history of an application tells who did what, when and why', () => {
  const { env, store } = freshStore();
  env.setNow('2023-06-16T10:00:00+08:00');
  const sealed = fullLife(store);
  const history = store.applications.history(sealed.id);
  expect(history.map(({ what }) => what)).toEqual([
    'application.create',
    'application.accept',
    'application.settle',
    'application.reopen',
    'application.edit',
    'application.accept',
    'application.settle',
    'print.add',
    'application.review',
    'application.seal',
  ]);
  expect(history[3]).toEqual({
    at: '2023-06-16T10:00:00+08:00',
    who: '王经办',
    what: 'application.reopen',
    reason: '录错金额 家属代办金丝雀备注',
  });
});

test('a note about no row takes its place in the chain', () => {
  const { store } = freshStore();
  store.audit.note(ACTOR, 'session.unlock', '');
  expect(store.audit.entries()).toEqual([
    {
      seq: 1,
      at: '2023-06-15T09:00:00+08:00',
      ...ACTOR,
      action: 'session.unlock',
      ref: null,
      reason: '',
      hash: store.audit.head().hash,
      keyId: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
  ]);
});

test('an entry that was changed is not told as if it were true', () => {
  const { env, store, reopen } = freshStore();
  const sealed = fullLife(store);
  store.close();
  tamper(env, (db) => db.exec("UPDATE audit SET at = '2020-01-01T00:00:00+08:00' WHERE action = 'application.settle'"));
  const next = valueOf(reopen());
  expect(codeOf(() => next.applications.history(sealed.id))).toBe('ROW_TAMPERED');
});
