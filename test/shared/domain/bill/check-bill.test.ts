import { describe, expect, it } from 'vitest';
import { applicationForm, emptyForm, emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';
import { checkBill } from '#shared/domain/bill/check-bill.ts';
import { checkListTotal } from '#shared/domain/bill/check-list-total.ts';
import { fen } from '#shared/fen.ts';

const BILL = { code: '21060123', number: '0012345678', check: 'a1b2c3' };
const visit = (change: Partial<VisitEntry> = {}): VisitEntry => ({ ...emptyVisit('v'), bill: BILL, ...change });
const said = (entry: VisitEntry): readonly string[] =>
  checkBill(entry, 'v').map(({ path, severity, text }) => `${severity} ${path} ${text}`);

describe('the bill of a line', () => {
  it('is sound with 8, 10 and 6 characters, and without any code', () => {
    expect(said(visit())).toEqual([]);
    expect(said(visit({ bill: { code: '', number: '77', check: '' } }))).toEqual([]);
  });

  it('is looked at again, never refused, with other lengths', () => {
    expect(said(visit({ bill: { ...BILL, code: '2106012' } }))).toEqual([
      'warning v.bill.number 医疗电子票据的代码为 8 位、号码为 10 位，现在位数不同。请核对。',
    ]);
    expect(said(visit({ bill: { ...BILL, check: 'a1b2c' } }))).toEqual([
      'warning v.bill.check 医疗电子票据的校验码为 6 位，现在位数不同。请核对。',
    ]);
  });

  it('is refused when it is a red one, typed or scanned', () => {
    const red = /^wrong v\.bill\.number 这是退费票据（红票），不能受理。/;
    expect(said(visit({ bill: { ...BILL, number: '红字0012345678' } }))[0]).toMatch(red);
    expect(said(visit({ scanned: '21060123,0012345678,a1b2c3,-50.00' }))[0]).toMatch(red);
  });

  it('keeps what was scanned beside what was typed, and names the difference', () => {
    const scanned = '21060123,0012345678,a1b2c3,50.00';
    const amounts = { ...emptyVisit('v').amounts, total: '50' };
    expect(said(visit({ scanned, amounts }))).toEqual([]);
    expect(said(visit({ scanned, amounts: { ...amounts, total: '500' } }))).toEqual([
      'warning v.amounts.total 二维码上的金额是 50.00 元，与填写的总费用不同。请对照票据核对。',
    ]);
    expect(said(visit({ scanned, bill: { ...BILL, number: '0012345679' } }))).toEqual([
      'warning v.bill.number 二维码上的票据号是 0012345678，与填写的不同。请对照票据核对。',
    ]);
    expect(said(visit({ scanned: 'WIFI:S:hospital;' }))).toEqual([]);
  });
});

describe('the total of the itemised list', () => {
  const list = (listTotal: string, total: number | null): readonly string[] =>
    checkListTotal(visit({ listTotal }), 'v', total === null ? null : fen(total)).map(
      ({ severity, text }) => `${severity} ${text}`,
    );

  it('is asked of nobody and silent when it agrees', () => {
    expect(list('', 1)).toEqual([]);
    expect(list('15,263.14', 1_526_314)).toEqual([]);
    expect(list('15263.14', null)).toEqual([]);
  });

  it('names the difference to the bill to the fen', () => {
    expect(list('15,263.14', 10_526_314)).toEqual([
      'warning 票据总费用 105,263.14 元，比清单合计多 90,000.00 元。请逐页核对费用清单，并看票据金额有没有改动。',
    ]);
    expect(list('100.01', 10_000)[0]).toContain('比清单合计少 0.01 元');
  });

  it('is refused when it is no amount', () => {
    expect(list('1e3', 1)).toEqual(['wrong 清单合计“1e3”不是金额。请只填数字，例如 1234.56。']);
  });
});

it('a form of before, without list and scan, is read with both empty', () => {
  const form = emptyForm('2023-01-01', () => 'k');
  const before = form.visits.map(({ listTotal: _list, scanned: _scanned, ...rest }) => rest);
  expect(applicationForm.parse({ ...form, visits: before })).toEqual(form);
});
