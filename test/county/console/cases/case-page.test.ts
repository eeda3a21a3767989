import { expect as expectPage, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settle } from '#rules';
import { parseYuan } from '#shared/fen.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { benxiAt } from '../../../service/support/signed-packs.ts';
import { applicationOf, deliver, enrol, pcOf } from '../../decide/support/county.ts';
import { benxi } from '../../support/settled-record.ts';
import { deskOf } from '../support/console-calls.ts';
import { consoleCounty, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

/** As a window would send it whose rules took 60 % where the very same pack says 70 %. */
function settledOtherwise(content: RecordContent): RecordContent {
  const result = settle({ ...benxiAt('60%'), hash: benxi().hash }, content.input, { trace: true });
  const payableFen = parseYuan(result.cases[0]?.payable ?? '');
  if (payableFen === null) throw new Error('Nothing was settled');
  return { ...content, result, payableFen };
}

/** The same sentences and amounts, but a deductible that was met by other years’ amounts. */
function settledFromOther(content: RecordContent): RecordContent {
  const cases = content.result.cases.map((each) => ({
    ...each,
    trace: each.trace?.map((step) =>
      step.step === 'deductible' && step.layer === 'basic'
        ? { ...step, inputs: { ...step.inputs, before: '1234.50' } }
        : step,
    ),
  }));
  return { ...content, result: { ...content.result, cases } };
}

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  const { running } = county;
  await makeUser(running, 'chen', '陈审批', ['approver']);
  const pc = pcOf('A', '210502001');
  await enrol(running.county.books, pc);
  const first = applicationOf(pc.device.pc, 2);
  pc.seal(settledOtherwise(applicationOf(pc.device.pc, 1)), first, settledFromOther(applicationOf(pc.device.pc, 3)));
  await deliver(running.county, pc, 1);
  const desk = await deskOf(running, 'chen');
  const all = { states: [], township: null, batch: null, month: null, after: null };
  const [row] = (await desk.get('cases', { ...all, text: first.application.number })).rows;
  if (row === undefined) throw new Error('Not in the books');
  const [visit] = first.visits;
  await desk.get('decide', {
    record: row.record,
    decision: 'returned',
    approvedFen: 0,
    reason: '总费用与票据不符',
    places: [
      { field: 'visit.amounts.total', visit: visit?.id ?? '', comment: '按票据填写' },
      { field: 'account.bank', comment: '开户行写全称' },
    ],
  });
  pc.seal(applicationOf(pc.device.pc, 2, { revision: 4, totalYuan: 40_000 }));
  await deliver(running.county, pc, 2);
}, 300_000);
afterAll(() => county.close());

async function openCase(number: string): Promise<Page> {
  const page = await county.open();
  await signIn(page, 'chen');
  await page.getByLabel('状态').selectOption({ label: '全部' });
  await page.getByLabel('查找', { exact: true }).fill(number);
  await page.getByRole('cell', { name: number }).first().click();
  await expectPage(page.getByRole('heading', { name: number })).toBeVisible();
  return page;
}

/** What only a program calls things by. */
const RAW = /›|[0-9a-f]{8}-[0-9a-f]{4}-|trace|deductible|payable|visit-/u;

describe('a case in the console', () => {
  it('says at which step of which bill the county comes to another amount, and shows both sides of every step', async () => {
    const page = await openCase('210502001-A-2023-00001');
    const held = page.getByRole('group', { name: '县级核对' });
    await expectPage(held).toContainText('县级重新测算与乡镇测算不一致');
    await expectPage(held).toContainText('「基本救助 · 计算金额」这一步起不同');
    await expectPage(held).toContainText('本溪市某某人民医院，2023-01-05 至 2023-01-07');
    const steps = page.getByRole('table', { name: '测算过程' });
    const first = steps.locator('tr[data-differs]').first();
    await expectPage(first).toContainText('从这一步起不同');
    await expectPage(first).toContainText('本溪市实施方案');
    await expectPage(first.getByRole('cell').nth(0)).toContainText('按 60% 计算');
    await expectPage(first.getByRole('cell').nth(1)).toContainText('按 70% 计算');
    await expectPage(first.getByRole('cell').nth(1)).toContainText('× 70% =');
    expect(await steps.getByText('从这一步起不同').count()).toBe(1);
    expect(await steps.getByText('不同', { exact: true }).count()).toBeGreaterThan(2);
    const all = await steps.locator('tbody tr').count();
    await page.getByRole('button', { name: /^只看不同的 \d+ 步$/u }).click();
    expect(await steps.locator('tbody tr').count()).toBeLessThan(all);
    await expectPage(page.getByRole('button', { name: /^显示全部 \d+ 步$/u })).toBeVisible();
    expect(await page.locator('main').innerText()).not.toMatch(RAW);
    expect(await seriousFindings(page)).toEqual([]);
    await steps.scrollIntoViewIfNeeded();
    await picture(page, 'case-differs');
    await page.context().close();
  });

  it('says what a step was given otherwise where every step reads the same, with both values beside each other', async () => {
    const page = await openCase('210502001-A-2023-00003');
    const held = page.getByRole('group', { name: '县级核对' });
    await expectPage(held).toContainText('各步的算式和金额相同，依据有 1 处不同，两边的数见下表。请退回乡镇更正。');
    const row = held.getByRole('table', { name: '依据不同的地方' }).getByRole('row').nth(1);
    await expectPage(row).toContainText('基本救助起付标准的此前年度累计');
    await expectPage(row.getByRole('cell')).toHaveText(['1,234.50', '0.00']);
    expect(await held.innerText()).not.toMatch(RAW);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'case-inputs-differ');
    await page.context().close();
  });

  it('puts what was corrected beside what was sent before, and marks what the county pointed at and nobody changed', async () => {
    const page = await openCase('210502001-A-2023-00002');
    const changes = page.getByRole('table', { name: '更正了什么' });
    await expectPage(page.locator('main')).toContainText('县级退回时说：总费用与票据不符');
    await expectPage(page.locator('main')).toContainText('应救助由');
    const total = changes.getByRole('row').filter({ hasText: '第 1 张票据·总费用' });
    await expectPage(total).toContainText('县级指出：按票据填写');
    await expectPage(total.getByRole('cell').nth(0)).toHaveText('50,002.00');
    await expectPage(total.getByRole('cell').nth(1)).toHaveText('40,000.00');
    const bank = changes.getByRole('row').filter({ hasText: '开户银行' });
    await expectPage(bank).toContainText('县级指出：开户行写全称');
    await expectPage(bank).toContainText('没有改动');
    await expectPage(changes.getByRole('row').filter({ hasText: '第 1 张票据·范围内' })).toHaveCount(1);
    await expectPage(changes.getByRole('row').filter({ hasText: '姓名' })).toHaveCount(0);
    expect(await changes.innerText()).not.toMatch(RAW);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'case-corrected');
    await page.context().close();
  });
});
