import { expect, test } from 'vitest';
import { AppFailure } from '../../../renderer/client/app-failure.ts';
import { sealRefusal } from '../../../renderer/features/batches/seal-refusal.ts';
import { row } from '../support/rows.ts';

const ROWS = [
  row({ id: 'a', number: '210521198-A-2023-00001', status: 'settled' }),
  row({ id: 'b', number: '210521198-A-2023-00010', status: 'settled' }),
];

test('a record that contradicts itself is found by its number, and its inner place is not shown to a clerk', () => {
  const failure = new AppFailure({ code: 'BAD_INPUT', detail: { where: '210521198-A-2023-00010: payableFen' } });
  const refusal = sealRefusal(failure, ROWS);
  expect(refusal?.applicationId).toBe('b');
  expect(refusal?.text).toMatch(/^这份申请的内容前后矛盾，没有封批。/);
  expect(refusal?.text).not.toContain('payableFen');
});

test('a settlement that no longer holds is said in its own words at the row it names', () => {
  const detail = { number: '210521198-A-2023-00001', before: '应付 100.00 元', after: '暂不能确定' };
  const refusal = sealRefusal(new AppFailure({ code: 'SETTLEMENT_OUTDATED', detail }), ROWS);
  expect(refusal?.applicationId).toBe('a');
  expect(refusal?.text).toContain('应付 100.00 元');
});

test('a refusal that names no application, another one, or a number that only begins alike belongs to no row', () => {
  expect(sealRefusal(new AppFailure({ code: 'NO_COUNTY_KEY' }), ROWS)).toBeNull();
  expect(
    sealRefusal(new AppFailure({ code: 'BAD_INPUT', detail: { where: '210521198-A-2023-0001: x' } }), ROWS),
  ).toBeNull();
  expect(sealRefusal(new Error('a bug'), ROWS)).toBeNull();
  expect(sealRefusal(null, ROWS)).toBeNull();
});
