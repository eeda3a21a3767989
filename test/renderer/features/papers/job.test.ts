import { expect, test } from 'vitest';
import type { PaperCandidate } from '#shared/contract/case/paper.ts';
import { countOf, itemsOf, withItem } from '../../../../renderer/features/papers/batch/job.ts';

const row = (applicationId: string): PaperCandidate => ({
  applicationId,
  number: `210521198-A-2023-${applicationId}`,
  personName: '佟桂兰',
  village: '三道沟村',
  status: 'settled',
  payable: 1,
  granted: null,
  printed: [],
});

test('papers come person by person and always in the same order, whatever was ticked first', () => {
  const items = itemsOf([row('1'), row('2')], ['receipt', 'settlement']);
  expect(items.map(({ applicationId, kind }) => [applicationId, kind])).toEqual([
    ['1', 'settlement'],
    ['1', 'receipt'],
    ['2', 'settlement'],
    ['2', 'receipt'],
  ]);
  expect(itemsOf([row('1')], [])).toEqual([]);
});

test('one paper changes and the others stay', () => {
  const items = itemsOf([row('1'), row('2')], ['settlement']);
  const changed = withItem(items, '2 settlement', { state: 'failed', why: '没有纸' });
  expect(changed[0]).toBe(items[0]);
  expect(changed[1]).toMatchObject({ state: 'failed', why: '没有纸' });
  expect([countOf(changed, 'waiting'), countOf(changed, 'failed', 'sent')]).toEqual([1, 1]);
});
