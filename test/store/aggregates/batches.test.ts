import { expect, test } from 'vitest';
import { fen } from '#shared/fen.ts';
import type { BatchInput } from '../../../electron/store/records/batch-record.ts';
import { acceptance, acceptedCase, ledger, reviewedCase, settledCase, settlement } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, REVIEWER, valueOf } from '../support/test-env.ts';

type Target = BatchInput['applications'][number];

const target = ({ id, revision }: Target): Target => ({ id, revision });

const batch = (seq: number, applications: readonly Target[]): BatchInput => ({
  seq,
  fileName: `AID1-A-${seq}.aidbatch`,
  hash: String(seq).padStart(64, '0'),
  size: 1000 + seq,
  count: applications.length,
  total: fen(234_567 * applications.length),
  applications: applications.map(target),
  headerJson: `{"seq":${seq}}`,
});

test('batches are numbered without gaps, hold their applications and come back after a restart', () => {
  const { store, reopen } = freshStore();
  expect([store.batches.nextSeq(), store.batches.lastHash()]).toEqual([1, null]);
  const cases = ['1', '2', '3'].map((bill) => reviewedCase(store, [bill]));
  const [a, b, c] = cases;
  if (a === undefined || b === undefined || c === undefined) throw new Error('Three cases were made');
  const first = valueOf(store.batches.add(ACTOR, batch(1, [b, a])));
  expect(first).toEqual({
    ...batch(1, [b, a]),
    id: first.id,
    sealedAt: '2023-06-15T09:00:00+08:00',
    sealedBy: '王经办',
    state: 'sealed',
  });
  expect([store.batches.nextSeq(), store.batches.lastHash()]).toEqual([2, batch(1, []).hash]);
  const second = valueOf(store.batches.add(ACTOR, batch(2, [c])));
  const exported = valueOf(store.batches.markExported(ACTOR, first.id));
  expect(exported).toEqual({ ...first, state: 'exported' });
  const next = valueOf(reopen());
  // The list says how many are in a batch, not which ones.
  expect(next.batches.list()).toEqual([second, exported].map(({ applications: _, ...summary }) => summary));
  expect(next.batches.get(exported.id)).toEqual(exported);
  expect(next.batches.get(second.id)).toEqual(second);
  expect(next.applications.get(a.id)).toEqual({ ...cases[0], status: 'sealed', batchId: first.id });
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('what nobody has reviewed is not sealed', () => {
  const { store } = freshStore();
  const { id, number, revision } = settledCase(store);
  expect(store.batches.add(ACTOR, batch(1, [{ id, revision }]))).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '已测算', id, number } },
  });
});

test('one application that cannot be sealed leaves no half batch', () => {
  const { store } = freshStore();
  const good = reviewedCase(store, ['1']);
  const bad = acceptedCase(store, ['2']);
  expect(store.batches.add(ACTOR, batch(1, [good, bad]))).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '已受理', id: bad.id, number: bad.number } },
  });
  expect(store.batches.add(ACTOR, batch(1, [good, { id: 'none', revision: 1 }]))).toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
  expect(store.batches.list()).toEqual([]);
  expect(store.batches.nextSeq()).toBe(1);
  expect(store.applications.get(good.id)).toEqual(good);
  valueOf(store.batches.add(ACTOR, batch(1, [good])));
  expect(store.batches.add(ACTOR, batch(2, [good]))).toMatchObject({ error: { code: 'WRONG_STATUS' } });
});

test('an application that moved on while the file was written is not sealed in place of what the file holds', () => {
  const { store } = freshStore();
  const written = reviewedCase(store, ['1']);
  const draft = valueOf(store.applications.reopen(ACTOR, written.id, written.revision, '录错', null));
  const accepted = valueOf(store.applications.accept(ACTOR, draft.id, draft.revision, acceptance(['1'])));
  const settled = valueOf(store.applications.settle(ACTOR, draft.id, accepted.revision, { settlement, ledger }));
  const { id, number } = settled;
  expect(store.batches.add(ACTOR, batch(1, [written]))).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '已测算', id, number } },
  });
  const reviewed = valueOf(store.applications.review(REVIEWER, id, settled.revision, null));
  expect(store.batches.add(ACTOR, batch(1, [written]))).toEqual({
    ok: false,
    error: { code: 'STALE_REVISION', detail: { id, number } },
  });
  expect(store.applications.get(settled.id)).toEqual(reviewed);
  expect(store.batches.list()).toEqual([]);
});

test('a number out of turn is a bug, an unknown batch is not found', () => {
  const { store } = freshStore();
  const settled = reviewedCase(store);
  expect(() => store.batches.add(ACTOR, batch(2, [settled]))).toThrow('not the next one');
  expect(store.batches.markExported(ACTOR, 'none')).toEqual({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(store.batches.get('none')).toBeNull();
});
