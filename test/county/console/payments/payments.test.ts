import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { addDays, toDay } from '#shared/day.ts';
import { groupedMark } from '../../../../county/console/api/pay-mark.ts';
import type { FileView, PayLine } from '../../../../county/console/api/views.ts';
import { payListCsv } from '../../../../county/http/console/pay-list/pay-list-csv.ts';
import { payListContent } from '../../../../county/http/console/pay-list/pay-list-lines.ts';
import { payListSheet } from '../../../../county/http/console/pay-list/pay-list-sheet.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { approveAll, makeCases } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let chen: Desk;
let li: Desk;
beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  await makeCases(running);
  await makeUser(running, 'chen', '陈审批', ['approver', 'payer']);
  await makeUser(running, 'li', '李支付', ['payer']);
  [chen, li] = [await deskOf(running, 'chen'), await deskOf(running, 'li')];
  await approveAll(chen);
});
afterAll(() => folder.remove());

const listOf = (rows: readonly PayLine[]) => ({
  payments: rows.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen })),
  totalFen: rows.reduce((sum, { approvedFen }) => sum + approvedFen, 0),
});
const paidOn = '2026-11-20';
/** What went to the bank. */
const exported = new Map<FileView['form'], FileView>();

const textOf = ({ base64 }: FileView): string => Buffer.from(base64, 'base64').toString('utf8');

describe('the pay list at the console', () => {
  it('is the same file each time, as CSV and as Excel, with its mark and sum in the last line and long numbers as text', async () => {
    const { rows, totalFen } = await li.get('pay-list', {});
    expect(rows).toHaveLength(4);
    expect(listOf(rows).totalFen).toBe(totalFen);
    for (const form of ['csv', 'xlsx'] as const) {
      const first = await li.get('export-pay-list', { ...listOf(rows), form });
      expect(await li.get('export-pay-list', { ...listOf(rows.toReversed()), form })).toEqual(first);
      expect(first.file.fileName).toBe(`支付清单-4笔-${first.mark.slice(0, 8)}.${form}`);
    }
    const { file, mark } = await li.get('export-pay-list', { ...listOf(rows), form: 'csv' });
    const text = textOf(file);
    expect(text.startsWith('\uFEFF"序号"')).toBe(true);
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[5]).toBe(
      `"合计","4 笔","校验值 ${groupedMark(mark)}","","","","","","","${(totalFen / 100).toFixed(2)}"`,
    );
    expect(lines[1]).toMatch(/"\t\d{18}"/);
  });

  it('says the same in Excel as in CSV: texts as text, amounts as figures that add up to the fen', async () => {
    const { rows, totalFen } = await li.get('pay-list', {});
    const { file, mark } = await li.get('export-pay-list', { ...listOf(rows), form: 'xlsx' });
    const { sheets } = await readXlsx(Buffer.from(file.base64, 'base64'));
    const cells = sheets[0]?.rows ?? [];
    expect(cells).toHaveLength(6);
    const amounts = cells.slice(1, 5).map((line) => Math.round(Number(line[9]) * 100));
    expect(amounts).toEqual(rows.map(({ approvedFen }) => approvedFen));
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(totalFen);
    expect(cells[1]?.[4]).toMatch(/^\d{18}$/);
    expect(typeof cells[1]?.[8]).toBe('string');
    expect(cells[5]).toEqual([
      '合计',
      '4 笔',
      `校验值 ${groupedMark(mark)}`,
      ...Array<string>(6).fill(''),
      totalFen / 100,
    ]);
  });

  it('is not exported with another sum or amount than it has now, and only by a payer', async () => {
    const { rows } = await li.get('pay-list', {});
    const list = { ...listOf(rows), form: 'csv' } as const;
    expect(await li.refused('export-pay-list', { ...list, totalFen: list.totalFen + 1 })).toBe('list_changed');
    const [one, ...others] = list.payments;
    if (one === undefined) throw new Error('no payment');
    const payments = [{ ...one, amountFen: one.amountFen + 1 }, ...others];
    expect(await li.refused('export-pay-list', { payments, totalFen: list.totalFen + 1, form: 'csv' })).toBe(
      'list_changed',
    );
    await makeUser(running, 'kan', '看查看', ['viewer', 'approver', 'administrator']);
    const kan = await deskOf(running, 'kan');
    expect(await kan.refused('export-pay-list', list)).toBe('role_missing');
    expect(await kan.refused('export-paid-list', { list: 'x', form: 'csv' })).toBe('role_missing');
    expect(await kan.refused('pay', { ...listOf(rows), mark: '0'.repeat(32), paidOn })).toBe('role_missing');
    expect(await kan.refused('void-payment', { payment: 'x', paidOn, reason: '错' })).toBe('role_missing');
  });

  it('shows accounts whole to whoever pays, who is named for it once, and their last digits to all others', async () => {
    await makeUser(running, 'zhou', '周查看', ['viewer']);
    const zhou = await deskOf(running, 'zhou');
    const [mine, others] = [await li.get('pay-list', {}), await zhou.get('pay-list', {})];
    const numbers = mine.rows.map(({ account }) => account.number);
    expect(numbers.every((number) => /^\d{8,}$/.test(number))).toBe(true);
    expect(others.rows.map(({ account }) => account.number)).toEqual(
      numbers.map((number) => `****${number.slice(-4)}`),
    );
    const looks = await running.county.books.queries.history({ kinds: ['accounts-looked'] });
    expect(looks.map(({ by, about }) => [by, about.count])).toEqual([['li', numbers.length]]);
  });

  it('makes formulas harmless, whatever a name begins with', async () => {
    const { rows } = await running.county.books.queries.payList();
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    for (const start of ['=', '+', '-', '@', '\t=', '\r', '＝', ' =']) {
      const holder = `${start}HYPERLINK("http://x")`;
      const content = payListContent([{ ...first, account: { ...first.account, holder } }]);
      expect(payListCsv(content)).toContain(`"'${start.replace('\r', '\n')}HYPERLINK(""http://x"")"`);
      const { sheets } = await readXlsx(await payListSheet(content));
      const cell = String(sheets[0]?.rows[1]?.[5]).replaceAll('\r\n', '\n');
      expect(cell.startsWith("'")).toBe(true);
      expect(sheets[0]?.cells?.get('1,5')?.formula).toBeUndefined();
    }
  });

  it('shows what nobody would see, and keeps its mark', async () => {
    const { rows } = await running.county.books.queries.payList();
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    const content = payListContent([{ ...first, account: { ...first.account, holder: '张\u202E三' } }]);
    expect(payListCsv(content)).toContain('"张□三"');
    expect(content.mark).not.toBe(payListContent([first]).mark);
  });

  it('has another mark when an account, an amount or the number of lines is another', async () => {
    const { rows } = await running.county.books.queries.payList();
    const [first, ...others] = rows;
    if (first === undefined) throw new Error('no row');
    const account = { ...first.account, number: `${first.account.number}1` };
    const marks = [
      rows,
      others,
      [{ ...first, account }, ...others],
      [{ ...first, approvedFen: first.approvedFen - 1 }, ...others],
    ].map((list) => payListContent(list).mark);
    expect(new Set(marks).size).toBe(4);
  });

  it('is booked by another person than who approved, against the mark and sum of the list, all or nothing, once', async () => {
    const { rows } = await li.get('pay-list', {});
    for (const form of ['csv', 'xlsx'] as const)
      exported.set(form, (await li.get('export-pay-list', { ...listOf(rows), form })).file);
    const { mark } = await li.get('export-pay-list', { ...listOf(rows), form: 'csv' });
    const list = { ...listOf(rows), mark, paidOn };
    expect((await chen.get('pay-list', {})).rows.every(({ isOwn }) => isOwn)).toBe(true);
    expect(rows.some(({ isOwn }) => isOwn)).toBe(false);
    expect(await chen.refused('pay', list)).toBe('same_person');
    expect(await li.refused('pay', { ...list, totalFen: list.totalFen - 1 })).toBe('list_total');
    expect(await li.refused('pay', { ...list, paidOn: '2026-02-30' })).toBe('bad_request');
    expect(await li.refused('pay', { ...list, ...listOf(rows.slice(1)) })).toBe('mark_differs');
    expect(await li.refused('pay', { ...list, mark: '0123abcd'.repeat(4) })).toBe('mark_differs');
    expect((await li.get('pay-list', {})).rows).toHaveLength(4);
    await li.get('pay', list);
    expect((await li.get('pay-list', {})).rows).toEqual([]);
    expect(await li.refused('pay', list)).toBe('list_changed');
  });

  it('is not booked on a day to come, by the county’s clock', async () => {
    const { today } = await li.get('pay-list', {});
    const tomorrow = addDays(toDay(today), 1);
    const payments = [{ record: { batch: 1, place: 0 }, amountFen: 1 }];
    expect(await li.refused('pay', { payments, totalFen: 1, mark: '0'.repeat(32), paidOn: tomorrow })).toBe(
      'day_to_come',
    );
    expect(await li.refused('void-payment', { payment: 'x', paidOn: tomorrow, reason: '错' })).toBe('day_to_come');
    expect(await li.refused('void-payment', { payment: 'x', paidOn: today, reason: '错' })).toBe('unknown_payment');
  });

  it('gives a list that was paid again, byte for byte, also after one of it was taken back', async () => {
    const { lists } = await li.get('paid-lists', {});
    expect(lists[0]?.kind).toBe('list');
    const [paid] = lists;
    if (paid === undefined) throw new Error('no list');
    expect(lists).toHaveLength(1);
    expect(paid).toMatchObject({ by: '李支付', paidOn, count: 4, voided: 0, voidedFen: 0 });
    for (const form of ['csv', 'xlsx'] as const)
      expect(await li.get('export-paid-list', { list: paid.list, form })).toEqual(exported.get(form));
    const [first] = await running.county.books.queries.payments({ list: paid.list });
    if (first === undefined) throw new Error('no payment');
    await li.get('void-payment', { payment: first.payment, paidOn, reason: '账号有误' });
    for (const form of ['csv', 'xlsx'] as const)
      expect(await li.get('export-paid-list', { list: paid.list, form })).toEqual(exported.get(form));
    expect((await li.get('paid-lists', {})).lists[0]).toMatchObject({ voided: 1, voidedFen: first.amountFen });
    expect(await li.refused('export-paid-list', { list: 'no such list', form: 'csv' })).toBe('list_unreadable');
  });

  it('takes one payment back with a reason, once, and lists the case again', async () => {
    const { rows } = await li.get('cases', {
      text: '',
      states: ['paid'],
      township: null,
      batch: null,
      month: null,
      after: null,
    });
    const [row] = rows;
    if (row === undefined) throw new Error('nothing is paid');
    const listedBefore = (await li.get('pay-list', {})).rows.map(({ number }) => number);
    const paid = (await li.get('case', { record: row.record }))?.payments[0];
    if (paid === undefined) throw new Error('no payment');
    const back = { payment: paid.payment, paidOn, reason: '账号有误，银行退回' };
    expect(await li.refused('void-payment', { ...back, reason: ' ' })).toBe('reason_missing');
    expect(await li.refused('void-payment', { ...back, reason: '长'.repeat(501) })).toBe('bad_input');
    await li.get('void-payment', back);
    expect(await li.refused('void-payment', back)).toBe('already_voided');
    const file = await li.get('case', { record: row.record });
    expect(file?.payments.map(({ movement, amountFen, by }) => ({ movement, amountFen, by }))).toEqual([
      { movement: 'paid', amountFen: row.approvedFen, by: '李支付' },
      { movement: 'void', amountFen: -(row.approvedFen ?? 0), by: '李支付' },
    ]);
    expect((await li.get('pay-list', {})).rows.map(({ number }) => number).toSorted()).toEqual(
      [...listedBefore, row.number].toSorted(),
    );
  });
});
