import { expect, test } from 'vitest';
import { compareWithCounty } from '../../../electron/service/sync/compare-with-county.ts';

const ID = '0191a000-0000-7000-8000-000000000001';
const nothingSettled = { settlements: { everyOf: () => [] } };
const sumsOf = (...places: readonly (readonly [string, string | null, string | null])[]) =>
  compareWithCounty(nothingSettled, {
    applicationId: ID,
    applicationRevision: 1,
    differences: places.map(([path, declared, again]) => ({ path: `${ID} › ${path}`, declared, again })),
  });

test('amounts are grouped, whether there is aid is said in words, and what has no words is left out', () => {
  expect(
    sumsOf(
      ['payable', '11550.00', '-1200.50'],
      ['status', 'settled', 'ineligible'],
      ['visits › v1 › status', 'eligible', 'deferred'],
      ['treatedAs', 'dibao', 'tekun'],
      ['provisional', 'true', 'false'],
      ['missing', '[]', null],
      ['years › 0 › burden', '12000.00', null],
    ),
  ).toEqual({
    steps: [],
    inputs: [],
    sums: [
      { name: '应支付', declared: '11,550.00', again: '-1,200.50' },
      { name: '是否予以救助', declared: '予以救助', again: '不予救助' },
      { name: '是否予以救助', declared: '予以救助', again: '暂缓支付' },
      { name: '按何种身份救助', declared: '低保对象', again: '特困人员' },
      { name: '年度个人负担', declared: '12,000.00', again: '没有' },
    ],
  });
});

test('where the settlement is not known, a step of a bill is named without the bill', () => {
  expect(
    sumsOf(
      ['trace › 5（v1 basic amount） › result', '10500.00', '9000.00'],
      ['trace › 5（v1 basic amount） › inputs › total', '1.00', '2.00'],
      ['trace › 9（ total total）1/1', '\n\n\n合计', null],
    ),
  ).toEqual({
    steps: [],
    inputs: [{ name: '基本医保计算金额的总费用', declared: '1.00', again: '2.00' }],
    sums: [{ name: '基本医保计算金额', declared: '10,500.00', again: '9,000.00' }],
  });
});

test('no difference is no comparison', () => {
  expect(sumsOf()).toBeNull();
});
