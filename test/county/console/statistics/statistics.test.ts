import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StatisticsLine, WAIT_KEYS } from '../../../../county/console/api/figure-views.ts';
import type { CaseLine } from '../../../../county/console/api/views.ts';
import { waitLines } from '../../../../county/http/console/statistics/fold-statistics.ts';
import type { RunningCounty } from '../../../../county/start.ts';
import { applicationOf, deliver } from '../../decide/support/county.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { approveAll, makeCases } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

const FIRST = '210502001';
const SECOND = '210502002';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let li: Desk;

/** Four applications of two townships, one of them given back and sent again; all paid on two days, one payment taken back. */
beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  const [pc] = await makeCases(running);
  await makeUser(running, 'chen', '陈审批', ['approver']);
  await makeUser(running, 'li', '李支付', ['payer']);
  const chen = await deskOf(running, 'chen');
  li = await deskOf(running, 'li');
  const returned = (await casesOf(chen, FIRST)).find(({ number }) => number.endsWith('00001'));
  if (returned === undefined) throw new Error('no case');
  const places = [{ field: 'account.holder', comment: '不一致' }];
  await chen.get('decide', {
    record: returned.record,
    decision: 'returned',
    approvedFen: 0,
    reason: '户名不符',
    places,
  });
  pc.seal(applicationOf(pc.device.pc, 1, { revision: 2, totalYuan: 40_000 }));
  await deliver(running.county, pc, 2);
  await approveAll(chen, ['accepted', 'held']);
  for (const [township, paidOn] of [
    [FIRST, '2023-12-29'],
    [SECOND, '2024-01-05'],
  ] as const) {
    const rows = (await li.get('pay-list', {})).rows.filter((row) => row.township === township);
    const payments = rows.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen }));
    const totalFen = rows.reduce((sum, { approvedFen }) => sum + approvedFen, 0);
    const { mark } = await li.get('export-pay-list', { payments, totalFen, form: 'csv' });
    await li.get('pay', { payments, totalFen, mark, paidOn });
  }
  const paid = (await running.county.books.queries.payments({})).find(({ number }) => number.startsWith(SECOND));
  await li.get('void-payment', { payment: paid?.payment ?? '', paidOn: '2024-02-01', reason: '账号有误' });
});
afterAll(() => folder.remove());

const casesOf = async (desk: Desk, township: string, month: string | null = null): Promise<readonly CaseLine[]> =>
  (await desk.get('cases', { text: '', states: [], township, batch: null, month, after: null })).rows;
const sumOf = (lines: readonly StatisticsLine[], name: 'cases' | 'paidFen' | 'payableFen' | 'inScopeFen' | 'paid') =>
  lines.reduce((sum, line) => sum + line[name], 0);

describe('the statistics of the console', () => {
  it('add up to the fen with the lists that were paid, less what was taken back', async () => {
    const { lists } = await li.get('paid-lists', {});
    expect(lists).toHaveLength(2);
    const before = await li.get('statistics', { year: 2023, township: null });
    const after = await li.get('statistics', { year: 2024, township: null });
    expect(before.total.paidFen).toBe(lists.find(({ paidOn }) => paidOn === '2023-12-29')?.totalFen);
    const later = lists.find(({ paidOn }) => paidOn === '2024-01-05');
    expect(after.total.paidFen).toBe((later?.totalFen ?? 0) - (later?.voidedFen ?? 0));
    expect(after.total.paid).toBe(1);
    expect(after.months.map(({ key, paidFen }) => [key, paidFen])).toEqual([
      ['2024-01', later?.totalFen],
      ['2024-02', -(later?.voidedFen ?? 0)],
    ]);
    for (const { total, months, townships, money } of [before, after]) {
      for (const name of ['cases', 'paid', 'paidFen', 'payableFen', 'inScopeFen'] as const) {
        expect(sumOf(months, name)).toBe(total[name]);
        expect(sumOf(townships, name)).toBe(total[name]);
      }
      expect(money.reduce((sum, { paidFen }) => sum + paidFen, 0)).toBe(total.paidFen);
    }
    expect(before.years).toEqual([2024, 2023]);
  });

  it('count an application once, with the amounts of its latest revision, and that it was given back', async () => {
    const { total, townships } = await li.get('statistics', { year: 2023, township: null });
    const latest = [...(await casesOf(li, FIRST, '2023-10')), ...(await casesOf(li, SECOND, '2023-10'))];
    expect(total).toMatchObject({ cases: 4, returned: 1 });
    // The second time that it came is told from its first, whatever number its township gave the revision.
    expect(latest.map(({ sending }) => sending).toSorted((one, other) => one - other)).toEqual([1, 1, 1, 2]);
    expect(total.payableFen).toBe(latest.reduce((sum, { payableFen }) => sum + payableFen, 0));
    // 40,000 and 60,000 twice and 50,001 yuan, each less what is not in scope.
    expect(total.inScopeFen).toBe((35_000 + 55_000 + 45_001 + 55_000) * 100);
    expect(townships.map(({ key, cases, returned }) => ({ key, cases, returned }))).toEqual([
      { key: FIRST, cases: 2, returned: 1 },
      { key: SECOND, cases: 2, returned: 0 },
    ]);
  });

  it('say the middle of the days from acceptance to payment, of what is paid and not taken back', async () => {
    const { total, townships } = await li.get('statistics', { year: 2023, township: null });
    const [accepted] = (await casesOf(li, FIRST)).map(({ acceptedOn }) => acceptedOn);
    const days = (Date.parse('2023-12-29') - Date.parse(accepted ?? '')) / 86_400_000;
    // Two of the one township, one of the other: the other one is seven days later and does not move the middle.
    expect(townships.map(({ medianDays }) => medianDays)).toEqual([days, days + 7]);
    expect(total.medianDays).toBe(days);
  });

  it('say after how many days the county had its first word, each case once', async () => {
    const { waits, total } = await li.get('statistics', { year: 2023, township: null });
    expect(waits.map(({ key }) => key)).toEqual([...WAIT_KEYS]);
    // All were decided while this test ran.
    expect(waits.filter(({ cases }) => cases > 0)).toEqual([{ key: 'same_day', cases: total.cases }]);
    const [fact] = (await running.county.books.queries.yearFacts(2023)).cases;
    if (fact === undefined) throw new Error('no case');
    const lengths = [0, 1, 3, 4, 7, 8, 15, 16, 30, 31, null].map((decideDays) => ({ ...fact, decideDays }));
    expect(waitLines(lengths).map(({ cases }) => cases)).toEqual([1, 2, 2, 2, 2, 1, 1]);
  });

  it('lead from a month to the latest revisions of the cases accepted in it', async () => {
    const { months } = await li.get('statistics', { year: 2023, township: FIRST });
    const accepted = months.filter(({ cases }) => cases > 0);
    for (const { key, cases } of accepted) expect(await casesOf(li, FIRST, key)).toHaveLength(cases);
    expect((await casesOf(li, FIRST)).length).toBe(3);
    expect(await casesOf(li, FIRST, '2023-02')).toEqual([]);
  });

  it('name identity and policy as the policy calls them', async () => {
    const { money } = await li.get('statistics', { year: 2023, township: null });
    expect(money.map(({ identity }) => identity)).toEqual(['低保对象']);
    expect(money[0]?.pack).toContain('本溪');
  });

  it('come as Excel with the same sums', async () => {
    const { total } = await li.get('statistics', { year: 2023, township: null });
    const { fileName, base64 } = await li.get('export-statistics', { year: 2023, township: null });
    expect(fileName).toBe('医疗救助统计-210502-2023.xlsx');
    const { sheets } = await readXlsx(Buffer.from(base64, 'base64'));
    const [figures, money] = sheets;
    const fenOf = (lines: readonly (readonly unknown[])[], column: number): number[] =>
      lines.slice(1).map((line) => Math.round(Number(line[column]) * 100));
    for (const [sheet, column] of [
      [figures, 9],
      [money, 5],
    ] as const) {
      const amounts = fenOf(sheet?.rows ?? [], column);
      expect(amounts.at(-1)).toBe(total.paidFen);
      expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(total.paidFen);
    }
    const one = await li.get('export-statistics', { year: 2023, township: SECOND });
    expect(one.fileName).toBe('医疗救助统计-210502002-2023.xlsx');
  });

  it('of a year without anything are empty', async () => {
    const { total, months } = await li.get('statistics', { year: 2010, township: null });
    expect(months).toEqual([]);
    expect(total).toMatchObject({ cases: 0, paid: 0, paidFen: 0, medianDays: null });
  });
});
