import { expect, test } from 'vitest';
import { billNotes } from '../../../../../renderer/features/intake/bills/notes/bill-notes.ts';
import { sampleVisit, TODAY } from '../sample.ts';

test('a stay over New Year counts with its discharge, as a whole', () => {
  expect(billNotes(sampleVisit('v', { from: '2022-12-20', to: '2023-01-10' }), TODAY, TODAY, null)).toEqual([
    '跨年度：2022年12月20日入院，2023年1月10日出院。政策文件没有写明跨年怎样分，按出院日期整次计入 2023 年度，不拆分。',
  ]);
});

test('a bill of an earlier year is named, and that nobody checks its last day', () => {
  expect(billNotes(sampleVisit('v', { from: '2022-03-01', to: '2022-03-05' }), TODAY, TODAY, null)).toEqual([
    '往年票据：计入 2022 年度的起付标准和限额。县级还没有给出申请截止日期，程序不核对是否逾期，请按当地规定掌握。',
  ]);
});

test.each([
  ['of this year', {}],
  ['without a day of discharge', { to: '' }],
  ['that ends in the future', { from: '2022-12-20', to: '2024-01-02' }],
])('nothing is said of a bill %s', (_, change) => {
  expect(billNotes(sampleVisit('v', change), TODAY, TODAY, null)).toEqual([]);
});

test('a bill that comes after the last day the county set is said to be late, with that day; one in time is not', () => {
  const visit = sampleVisit('v', { from: '2022-03-01', to: '2022-03-05' });
  const late = (claim: Parameters<typeof billNotes>[3]) =>
    billNotes(visit, TODAY, TODAY, claim).filter((note) => note.startsWith('票据逾期'));
  expect(late({ kind: 'months', months: 12 })).toEqual([
    '票据逾期：按县级规定，这张票据应在 2023年3月5日以前申请。请按当地规定决定是否受理，并在备注写明理由。',
  ]);
  expect(late({ kind: 'months', months: 36 })).toEqual([]);
  expect(late({ kind: 'nextYear', month: 1 })).toEqual([
    '票据逾期：按县级规定，这张票据应在 2023年1月31日以前申请。请按当地规定决定是否受理，并在备注写明理由。',
  ]);
  expect(billNotes(visit, TODAY, TODAY, { kind: 'months', months: 36 }).join()).not.toContain('还没有给出');
});
