import { expect, test } from 'vitest';
import { acceptedCase, reviewedCase, settledCase, typedForm } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { tamper } from '../support/raw.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

const STATUSES = ['draft', 'accepted', 'settled', 'reviewed', 'sealed', 'discarded'] as const;

test('the applications at a status are those of the whole list, in its order, and so is their count', () => {
  const { store } = freshStore();
  for (const bill of ['1', '2']) {
    acceptedCase(store, [`a${bill}`]);
    settledCase(store, [`b${bill}`]);
    reviewedCase(store, [`c${bill}`]);
    const { id, revision } = store.applications.create(ACTOR, typedForm([`d${bill}`]));
    if (bill === '2') valueOf(store.applications.discard(ACTOR, id, revision));
  }
  const all = store.applications.list();
  for (const status of STATUSES) {
    const wanted = all.filter((record) => record.status === status);
    expect(store.applications.standing(status)).toEqual(wanted);
    expect(store.applications.count(status)).toBe(wanted.length);
  }
  const unsealed = all.filter(({ status }) => status === 'settled' || status === 'reviewed');
  expect(unsealed).toHaveLength(4);
  expect(store.applications.standing('settled', 'reviewed')).toEqual(unsealed);
  expect(store.applications.standing()).toEqual([]);
});

test('what stands elsewhere is not even read', () => {
  const { env, store, reopen } = freshStore();
  const accepted = acceptedCase(store, ['1']);
  const settled = settledCase(store, ['2']);
  store.close();
  tamper(env, (db) => db.prepare('UPDATE application SET payable = 99 WHERE id = ?').run(accepted.id));
  const next = valueOf(reopen());
  expect(next.applications.standing('settled', 'reviewed')).toEqual([settled]);
  expect(next.damaged()).toEqual([]);
  expect(next.applications.standing('accepted')).toEqual([]);
  expect(next.damaged()).toHaveLength(1);
});
