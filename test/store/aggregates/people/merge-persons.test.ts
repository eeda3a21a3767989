import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { acceptance, CANARIES, settledCase, typedForm } from '../../support/cases.ts';
import { freshStore } from '../../support/fixtures.ts';
import { newFile, numberOf, refusalOf } from '../../support/people/people.ts';
import { ACTOR, valueOf } from '../../support/test-env.ts';
import type { Store } from '../../../../electron/store/store.ts';

/** An accepted application of somebody whose number was mistyped. */
function mistyped(store: Store, bill: string) {
  const form = typedForm([bill]);
  const draft = store.applications.create(ACTOR, { ...form, person: { ...form.person, idNumber: numberOf(5) } });
  const content = acceptance([bill]);
  const person = { ...content.person, idNumber: numberOf(5) };
  return valueOf(store.applications.accept(ACTOR, draft.id, draft.revision, { ...content, person }));
}

test('merged files are one person for applications, ledger, visits and search, until the merge is taken back', () => {
  const { store } = freshStore();
  const settled = settledCase(store);
  const kept = settled.personId ?? '';
  const other = mistyped(store, '0077777777');
  const gone = other.personId ?? '';
  expect(gone).not.toBe(kept);
  const seen = () => ({
    byGone: store.persons.findByIdNumber(numberOf(5))?.id,
    kept: store.persons.applicationsOf(kept).length,
    gone: store.persons.applicationsOf(gone).length,
    ledger: store.ledger.ofPerson(gone).length,
    visits: store.visits.acceptedOf(kept, 'none').length,
    settled: store.settlements.confirmedOf(gone, 'none').length,
    files: store.people.count(),
    listed: store.people.before(null, 10).map(({ id }) => id),
  });
  const apart = seen();
  expect(apart).toEqual({
    byGone: gone,
    kept: 1,
    gone: 1,
    ledger: 0,
    visits: 1,
    settled: 0,
    files: 2,
    listed: [gone, kept],
  });

  const mergeId = valueOf(store.people.merge(ACTOR, { kept, gone }, '同一人，第一次录错号码'));
  expect(seen()).toEqual({
    byGone: kept,
    kept: 2,
    gone: 2,
    ledger: 3,
    visits: 2,
    settled: 1,
    files: 1,
    listed: [kept],
  });
  expect(store.persons.get(gone)).toMatchObject({ id: kept, idNumber: CANARIES.idNumber });
  expect(store.people.merges(kept)).toMatchObject([
    { id: mergeId, keptId: kept, goneId: gone, reason: '同一人，第一次录错号码' },
  ]);
  expect(store.audit.verify()).toEqual({ ok: true });

  expect(valueOf(store.people.unmerge(ACTOR, mergeId, '核对后不是同一人'))).toBe(gone);
  expect(seen()).toEqual(apart);
  expect(refusalOf(store.people.unmerge(ACTOR, mergeId, '再来一次'))).toBe('NOT_FOUND');
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('a look at a merge shows what it would be and keeps nothing', () => {
  const { store } = freshStore();
  const kept = settledCase(store).personId ?? '';
  const gone = newFile(store, 6);
  const head = store.audit.head();
  const looked = store.people.asIfMerged(ACTOR, { kept, gone }, () => store.ledger.ofPerson(gone).length);
  expect(looked).toEqual({ ok: true, value: 3 });
  expect(store.ledger.ofPerson(gone)).toEqual([]);
  expect(store.people.same(gone)).toEqual([gone]);
  expect(store.audit.head()).toEqual(head);
  expect(refusalOf(store.people.asIfMerged(ACTOR, { kept, gone: kept }, () => 0))).toBe('ALREADY_MERGED');
  expect(store.needsReopen()).toBe(false);
});

test('merges chain and never close a circle; a reason is needed', () => {
  const { store } = freshStore();
  const [a, b, c] = [newFile(store, 1), newFile(store, 2), newFile(store, 3)];
  expect(refusalOf(store.people.merge(ACTOR, { kept: a, gone: b }, ' '))).toBe('REASON_REQUIRED');
  expect(refusalOf(store.people.merge(ACTOR, { kept: a, gone: 'nobody' }, '同一人'))).toBe('NOT_FOUND');
  valueOf(store.people.merge(ACTOR, { kept: b, gone: c }, '同一人'));
  valueOf(store.people.merge(ACTOR, { kept: a, gone: c }, '同一人'));
  expect(store.people.same(c)).toEqual([a, b, c]);
  for (const [kept, gone] of [
    [c, a],
    [a, c],
    [b, a],
  ] as const) {
    expect(refusalOf(store.people.merge(ACTOR, { kept, gone }, '同一人'))).toBe('ALREADY_MERGED');
  }
  expect(store.people.merges(c).map(({ keptId, goneId }) => [keptId, goneId])).toEqual([
    [a, b],
    [b, c],
  ]);
});

test('two files that each stand in a household are merged only once one has left', () => {
  const { store } = freshStore();
  const [kept, gone] = [newFile(store, 1), newFile(store, 2)];
  const [on, today] = [toDay('2023-06-01'), toDay('2023-06-15')];
  const found = (personId: string, number: string) =>
    valueOf(
      store.people.found(ACTOR, { number, address: '', village: '' }, [{ personId, relation: 'head' }], on, today),
    );
  found(kept, '1');
  const { id, revision } = found(gone, '2');
  const refusal = { error: { code: 'MERGE_TWO_HOUSEHOLDS', detail: { kept: '金丝雀人员1', gone: '金丝雀人员2' } } };
  expect(store.people.merge(ACTOR, { kept, gone }, '同一人')).toMatchObject(refusal);
  expect(store.people.asIfMerged(ACTOR, { kept, gone }, () => 0)).toMatchObject(refusal);
  const left = { kind: 'remove', on: today, reason: '重复登记', place: '', leave: [gone], enter: [] } as const;
  const order = { ...left, relations: [], splitInto: [], otherId: null };
  valueOf(store.people.change(ACTOR, { id, revision }, order, today));
  valueOf(store.people.merge(ACTOR, { kept, gone }, '同一人'));
  expect(store.people.householdOf(kept, today)?.number).toBe('1');
});
