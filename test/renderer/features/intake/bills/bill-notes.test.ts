import { expect, test } from 'vitest';
import { billNotes } from '../../../../../renderer/features/intake/bills/notes/bill-notes.ts';
import { sampleVisit, TODAY } from '../sample.ts';

test('a stay over New Year counts with its discharge, as a whole', () => {
  expect(billNotes(sampleVisit('v', { from: '2022-12-20', to: '2023-01-10' }), TODAY, TODAY)).toEqual([
    '跨年度：2022年12月20日入院，2023年1月10日出院。政策文件没有写明跨年怎样分，按出院日期整次计入 2023 年度，不拆分。',
  ]);
});

test('a bill of an earlier year is named, and that nobody checks its last day', () => {
  expect(billNotes(sampleVisit('v', { from: '2022-03-01', to: '2022-03-05' }), TODAY, TODAY)).toEqual([
    '往年票据：计入 2022 年度的起付标准和限额。县级还没有给出申请截止日期，程序不核对是否逾期，请按当地规定掌握。',
  ]);
});

test.each([
  ['of this year', {}],
  ['without a day of discharge', { to: '' }],
  ['that ends in the future', { from: '2022-12-20', to: '2024-01-02' }],
])('nothing is said of a bill %s', (_, change) => {
  expect(billNotes(sampleVisit('v', change), TODAY, TODAY)).toEqual([]);
});
