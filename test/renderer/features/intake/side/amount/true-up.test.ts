import { expect, it } from 'vitest';
import { payableWord, trueUpOf } from '../../../../../../renderer/features/intake/side/amount/true-up.ts';
import { sampleSettledVisit, sampleSettlement } from '../../sample.ts';

const own = sampleSettledVisit('v1', { aidTotal: 104_290 });
const earlier = sampleSettledVisit('a0/v1', { isCurrent: false, aidTotal: 1_095_321 });
const year = (number: number) => ({ year: number, burden: 0, aid: [], aidTotal: 0, residual: 0 });

it('says nothing about a true-up while only this application’s bills are in the settlement', () => {
  const settlement = sampleSettlement([own]);
  expect(trueUpOf(settlement)).toBeNull();
  expect(payableWord(settlement)).toBe('应救助');
  expect(payableWord(null)).toBe('应救助');
});

it('says how much of the amount is for these bills and how much makes up for the earlier ones', () => {
  const settlement = sampleSettlement([own, earlier], {
    years: [year(2023)],
    totalAid: 1_199_611,
    alreadyPaid: 1_064_034,
    payable: 135_577,
  });
  expect(trueUpOf(settlement)).toEqual({
    totalWord: '全年应救助',
    paidWord: '本年已付',
    ownBills: 104_290,
    makeUp: 31_287,
  });
  expect(payableWord(settlement)).toBe('本次应付');
});

it('gives a make-up below zero when the earlier bills were paid more than they bring now', () => {
  const overpaid = sampleSettlement([own, earlier], { alreadyPaid: 1_300_000, payable: 0, recover: 100_389 });
  expect(trueUpOf(overpaid)?.makeUp).toBe(-204_679);
});

it('does not call two years or one-off aid a single year', () => {
  const twoYears = sampleSettlement([own, earlier], { years: [year(2022), year(2023)], alreadyPaid: 1 });
  const cap = { year: 2023, pool: 'basic', name: '基本救助年度限额（一次性）', cap: 1, before: 0, now: 0, left: 1 };
  const oneOff = sampleSettlement([own, earlier], { years: [year(2023)], caps: [cap], alreadyPaid: 1 });
  expect(trueUpOf(twoYears)?.totalWord).toBe('合计应救助');
  expect(trueUpOf(oneOff)?.paidWord).toBe('此前已付');
});
