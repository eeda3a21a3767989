import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayLine } from '../../../county/console/api/views.ts';
import { payListCsv } from '../../../county/http/console/pay-list-csv.ts';
import type { RunningCounty } from '../../../county/start.ts';
import { countyFolder } from '../service/support/running-county.ts';
import { type Desk, deskOf } from './support/console-calls.ts';
import { approveAll, makeCases } from './support/console-page.ts';
import { makeUser } from './support/users.ts';

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
}, 120_000);
afterAll(() => folder.remove());

const listOf = (rows: readonly PayLine[]) => ({
  payments: rows.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen })),
  totalFen: rows.reduce((sum, { approvedFen }) => sum + approvedFen, 0),
});
const paidOn = '2026-11-20';

describe('the pay list at the console', () => {
  it('is the same file each time, with a mark, its sum in the last line, and long numbers as text', async () => {
    const { rows, totalFen } = await li.get('pay-list', {});
    expect(rows).toHaveLength(4);
    expect(listOf(rows).totalFen).toBe(totalFen);
    const first = await li.get('export-pay-list', listOf(rows));
    const again = await li.get('export-pay-list', listOf(rows.toReversed()));
    expect(again).toEqual(first);
    expect(first.text.startsWith('\uFEFF"序号"')).toBe(true);
    const lines = first.text.split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[5]).toBe(`"合计","4 笔","","","","","","","","${(totalFen / 100).toFixed(2)}"`);
    expect(lines[1]).toMatch(/"\t\d{18}"/);
  });

  it('is not exported with another sum or amount than it has now, and only by a payer', async () => {
    const { rows } = await li.get('pay-list', {});
    const list = listOf(rows);
    expect(await li.refused('export-pay-list', { ...list, totalFen: list.totalFen + 1 })).toBe('list_changed');
    const [one, ...others] = list.payments;
    if (one === undefined) throw new Error('no payment');
    const other = { payments: [{ ...one, amountFen: one.amountFen + 1 }, ...others], totalFen: list.totalFen + 1 };
    expect(await li.refused('export-pay-list', other)).toBe('list_changed');
    await makeUser(running, 'kan', '看查看', ['viewer', 'approver', 'administrator']);
    const kan = await deskOf(running, 'kan');
    expect(await kan.refused('export-pay-list', list)).toBe('role_missing');
    expect(await kan.refused('pay', { ...list, paidOn })).toBe('role_missing');
    expect(await kan.refused('void-payment', { payment: 'x', paidOn, reason: '错' })).toBe('role_missing');
  });

  it('makes formulas harmless, whatever a name begins with', async () => {
    const { rows } = await running.county.books.queries.payList();
    const [first] = rows;
    if (first === undefined) throw new Error('no row');
    for (const start of ['=', '+', '-', '@', '\t=', '\r', '＝', ' =']) {
      const holder = `${start}HYPERLINK("http://x")`;
      const text = payListCsv([{ ...first, account: { ...first.account, holder } }], first.approvedFen);
      expect(text).toContain(`"'${start}HYPERLINK(""http://x"")"`);
    }
  });

  it('is booked by another person than who approved, with the right sum, all or nothing, once', async () => {
    const { rows } = await li.get('pay-list', {});
    const list = { ...listOf(rows), paidOn };
    expect((await chen.get('pay-list', {})).rows.every(({ isOwn }) => isOwn)).toBe(true);
    expect(rows.some(({ isOwn }) => isOwn)).toBe(false);
    expect(await chen.refused('pay', list)).toBe('same_person');
    expect(await li.refused('pay', { ...list, totalFen: list.totalFen - 1 })).toBe('list_total');
    expect(await li.refused('pay', { ...list, paidOn: '2026-02-30' })).toBe('bad_request');
    expect((await li.get('pay-list', {})).rows).toHaveLength(4);
    await li.get('pay', list);
    expect((await li.get('pay-list', {})).rows).toEqual([]);
    expect(await li.refused('pay', list)).toBe('already_paid');
    expect(await li.refused('export-pay-list', listOf(rows))).toBe('list_changed');
  });

  it('takes one payment back with a reason, once, and lists the case again', async () => {
    const { rows } = await li.get('cases', { text: '', states: ['paid'], township: null, batch: null, after: null });
    const [row] = rows;
    if (row === undefined) throw new Error('nothing is paid');
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
    expect((await li.get('pay-list', {})).rows.map(({ number }) => number)).toEqual([row.number]);
  });
});
