import { expect, test } from 'vitest';
import { acceptedCase, typedForm } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

test('a draft is kept exactly as typed, however incomplete', () => {
  const { env, store, reopen } = freshStore();
  const draft = store.applications.create(ACTOR, typedForm(['']));
  expect(draft).toMatchObject({ number: null, status: 'draft', revision: 1, personId: null, acceptedOn: null });
  env.setNow('2023-06-15T09:00:05+08:00');
  const odd = { ...typedForm(['１２ ３']), applicationDate: '2月30日', note: '12,5\u0000\uD800"<b>' };
  const saved = valueOf(store.applications.saveDraft(ACTOR, draft.id, 1, odd));
  expect(saved).toEqual({ revision: 2, savedAt: '2023-06-15T09:00:05+08:00' });
  const next = valueOf(reopen());
  expect(next.applications.get(draft.id)).toEqual({
    ...draft,
    revision: 2,
    updatedAt: '2023-06-15T09:00:05+08:00',
    form: { ...odd, note: '12,5\u0000\uD800"<b>' },
  });
});

test('a save from an older revision is refused and changes nothing', () => {
  const { store } = freshStore();
  const draft = store.applications.create(ACTOR, typedForm());
  valueOf(store.applications.saveDraft(ACTOR, draft.id, 1, typedForm(['2'])));
  const before = store.applications.get(draft.id);
  const head = store.audit.head();
  expect(store.applications.saveDraft(ACTOR, draft.id, 1, typedForm(['3']))).toEqual({
    ok: false,
    error: { code: 'STALE_REVISION' },
  });
  expect(store.applications.get(draft.id)).toEqual(before);
  expect(store.audit.head()).toEqual(head);
});

test('what is not a draft cannot be saved over, what is not there cannot be found', () => {
  const { store } = freshStore();
  const accepted = acceptedCase(store);
  expect(store.applications.saveDraft(ACTOR, accepted.id, accepted.revision, typedForm())).toEqual({
    ok: false,
    error: { code: 'NOT_EDITABLE', detail: { status: '已受理' } },
  });
  expect(store.applications.saveDraft(ACTOR, 'none', 1, typedForm())).toEqual({
    ok: false,
    error: { code: 'NOT_FOUND' },
  });
  expect(store.applications.get('none')).toBeNull();
});

test('a discarded draft comes back with all that was typed', () => {
  const { store } = freshStore();
  const draft = store.applications.create(ACTOR, typedForm());
  const gone = valueOf(store.applications.discard(ACTOR, draft.id, 1));
  expect(gone).toEqual({ ...draft, status: 'discarded', revision: 2 });
  expect(store.applications.discard(ACTOR, draft.id, 2)).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '已作废' } },
  });
  expect(valueOf(store.applications.restore(ACTOR, draft.id, 2))).toEqual({ ...draft, revision: 3 });
});

test('the list has the newest first', () => {
  const { env, store } = freshStore();
  const ids = ['09:00', '08:00', '10:00'].map((time) => {
    env.setNow(`2023-06-15T${time}:00+08:00`);
    return store.applications.create(ACTOR, typedForm()).id;
  });
  expect(store.applications.list().map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]]);
});
