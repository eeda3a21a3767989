import { expect, test } from 'vitest';
import { fen } from '#shared/fen.ts';
import type { BatchInput } from '../../../electron/store/records.ts';
import { acceptedCase, settledCase } from '../support/cases.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

const batch = (seq: number, applicationIds: readonly string[]): BatchInput => ({
  seq,
  fileName: `AID1-A-${seq}.aidbatch`,
  hash: String(seq).padStart(64, '0'),
  size: 1000 + seq,
  count: applicationIds.length,
  total: fen(234_567 * applicationIds.length),
  applicationIds,
  headerJson: `{"seq":${seq}}`,
});

test('batches are numbered without gaps, hold their applications and come back after a restart', () => {
  const { store, reopen } = freshStore();
  expect([store.batches.nextSeq(), store.batches.lastHash()]).toEqual([1, null]);
  const cases = ['1', '2', '3'].map((bill) => settledCase(store, [bill]));
  const [a, b, c] = cases.map(({ id }) => id);
  const first = valueOf(store.batches.add(ACTOR, batch(1, [b ?? '', a ?? ''])));
  expect(first).toEqual({
    ...batch(1, [b ?? '', a ?? '']),
    id: first.id,
    sealedAt: '2023-06-15T09:00:00+08:00',
    sealedBy: '王经办',
    state: 'sealed',
  });
  expect([store.batches.nextSeq(), store.batches.lastHash()]).toEqual([2, batch(1, []).hash]);
  const second = valueOf(store.batches.add(ACTOR, batch(2, [c ?? ''])));
  const exported = valueOf(store.batches.markExported(ACTOR, first.id));
  expect(exported).toEqual({ ...first, state: 'exported' });
  const next = valueOf(reopen());
  expect(next.batches.list()).toEqual([second, exported]);
  expect(next.batches.get(second.id)).toEqual(second);
  expect(next.applications.get(a ?? '')).toEqual({ ...cases[0], status: 'sealed', batchId: first.id });
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('one application that cannot be sealed leaves no half batch', () => {
  const { store } = freshStore();
  const good = settledCase(store, ['1']);
  const bad = acceptedCase(store, ['2']);
  expect(store.batches.add(ACTOR, batch(1, [good.id, bad.id]))).toEqual({
    ok: false,
    error: { code: 'WRONG_STATUS', detail: { status: '已受理' } },
  });
  expect(store.batches.add(ACTOR, batch(1, [good.id, 'none']))).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(store.batches.list()).toEqual([]);
  expect(store.batches.nextSeq()).toBe(1);
  expect(store.applications.get(good.id)).toEqual(good);
  valueOf(store.batches.add(ACTOR, batch(1, [good.id])));
  expect(store.batches.add(ACTOR, batch(2, [good.id]))).toMatchObject({ error: { code: 'WRONG_STATUS' } });
});

test('a number out of turn is a bug, an unknown batch is not found', () => {
  const { store } = freshStore();
  const settled = settledCase(store);
  expect(() => store.batches.add(ACTOR, batch(2, [settled.id]))).toThrow('not the next one');
  expect(store.batches.markExported(ACTOR, 'none')).toEqual({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(store.batches.get('none')).toBeNull();
});
