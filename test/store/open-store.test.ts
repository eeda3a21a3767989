import { expect, test } from 'vitest';
import { acceptedCase, settledCase, typedForm } from './support/cases.ts';
import { ACTOR, freshStore, valueOf } from './support/fixtures.ts';

test('a smoke', async () => {
  const { store, reopen } = await freshStore();
  const d = store.applications.create(ACTOR, typedForm());
  const saved = valueOf(store.applications.saveDraft(ACTOR, d.id, 1, typedForm(['1'])));
  expect(saved.revision).toBe(2);
  const s = settledCase(store);
  expect(s.number).toBe('210521101-A-2023-00001');
  expect(store.audit.verify()).toEqual({ ok: true });
  const before = store.applications.list();
  valueOf(reopen());
  expect(store.applications.list()).toEqual(before);
  expect(store.audit.verify()).toEqual({ ok: true });
  void acceptedCase;
});
