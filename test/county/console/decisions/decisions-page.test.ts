import { expect as expectPage, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../support/console-calls.ts';
import { consoleCounty, makeCases, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  await makeCases(county.running);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
  await makeUser(county.running, 'li', '李支付', ['payer']);
}, 300_000);
afterAll(() => county.close());

/** Signs in and opens one case by its number. */
async function openCase(number: string, user = 'chen'): Promise<Page> {
  const page = await county.open();
  await signIn(page, user);
  await page.getByLabel('状态').selectOption({ label: '全部' });
  await page.getByLabel('查找', { exact: true }).fill(number);
  await expectPage(page.getByRole('table', { name: '案件' }).locator('tbody tr')).toHaveCount(1);
  await page.getByRole('cell', { name: number }).click();
  await expectPage(page.getByRole('heading', { name: number })).toBeVisible();
  return page;
}

const dialog = (page: Page) => page.getByRole('dialog');
const heading = (page: Page) => page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });

describe('deciding a case in a real browser', () => {
  it('approves a case that stands alone, and shows who did', async () => {
    const page = await openCase('210502001-A-2023-00001');
    await page.getByRole('button', { name: '批准', exact: true }).click();
    await picture(page, 'approve');
    await dialog(page).getByRole('button', { name: '批准', exact: true }).click();
    await expectPage(dialog(page)).toHaveCount(0);
    await expectPage(heading(page)).toContainText('批准');
    await expectPage(page.locator('main')).toContainText('陈审批');
    await page.context().close();
  });

  it('approves a part of it only with an amount below the whole and a reason', async () => {
    const page = await openCase('210502002-B-2023-00001');
    await page.getByRole('button', { name: '部分批准' }).click();
    await dialog(page).getByRole('button', { name: '部分批准' }).click();
    await expectPage(dialog(page)).toContainText('请写明为什么只批准一部分');
    await dialog(page).getByLabel('批准金额（元）').fill('999,999.00');
    await dialog(page).getByLabel('理由').fill('自费药不在范围内');
    await dialog(page).getByRole('button', { name: '部分批准' }).click();
    await expectPage(dialog(page)).toContainText('批准金额须大于 0、少于应救助');
    await dialog(page).getByLabel('批准金额（元）').fill('=1000+0.50');
    await picture(page, 'part');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: '部分批准' }).click();
    await expectPage(heading(page)).toContainText('部分批准');
    await expectPage(page.locator('main')).toContainText('部分批准 1,000.50 元：自费药不在范围内');
    await page.context().close();
  });

  it('asks what was looked at before it approves one of two that look the same', async () => {
    const page = await openCase('210502001-A-2023-00002');
    await page.getByRole('button', { name: '批准', exact: true }).click();
    await dialog(page).getByRole('button', { name: '批准', exact: true }).click();
    await expectPage(dialog(page)).toContainText('请写明怎样核对的');
    await dialog(page).getByLabel('核对的情况').fill('票据原件在本镇，另一份退回');
    await dialog(page).getByRole('button', { name: '批准', exact: true }).click();
    await expectPage(page.locator('main')).toContainText('票据原件在本镇');
    await page.context().close();
  });

  it('gives a case back at fields, and says in one sentence that somebody else was faster', async () => {
    const page = await openCase('210502002-B-2023-00002');
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await dialog(page).getByLabel('退回的理由').fill('票据已在另一镇使用');
    const first = dialog(page).getByRole('group', { name: '要更正的第 1 处' });
    await first.getByLabel('要更正的地方').selectOption({ label: '第 1 张票据·票据号' });
    await first.getByLabel('哪里不对').fill('请核对票据原件');
    await dialog(page).getByRole('button', { name: '再加一处' }).click();
    const second = dialog(page).getByRole('group', { name: '要更正的第 2 处' });
    await dialog(page).getByRole('button', { name: '退回乡镇' }).click();
    await expectPage(second).toContainText('请选择。');
    await second.getByLabel('要更正的地方').selectOption({ label: '整份申请' });
    await second.getByLabel('哪里不对').fill('请问申请人');
    await picture(page, 'return');
    expect(await seriousFindings(page)).toEqual([]);
    const other = await deskOf(county.running, 'chen');
    const found = await other.get('cases', {
      text: '210502002-B-2023-00002',
      states: [],
      township: null,
      batch: null,
      month: null,
      after: null,
    });
    const record = found.rows[0]?.record;
    if (record === undefined) throw new Error('no case');
    const places = [{ field: 'account.holder', comment: '不一致' }];
    await other.get('decide', { record, decision: 'returned', approvedFen: 0, reason: '户名不符', places });
    await dialog(page).getByRole('button', { name: '退回乡镇' }).click();
    await expectPage(dialog(page).getByRole('alert')).toContainText('这份申请已经退回乡镇');
    await dialog(page).getByRole('button', { name: '取消' }).click();
    await page.reload();
    await expectPage(heading(page)).toContainText('已退回');
    await expectPage(page.getByRole('button', { name: '退回', exact: true })).toHaveCount(0);
    await expectPage(page.locator('main')).toContainText('「收款账户·户名」不一致');
    await page.context().close();
  });

  it('keeps what was typed in a dialog when the session runs out', async () => {
    const page = await openCase('210502001-A-2023-00001');
    // It was approved by the first of these tests.
    await page.getByRole('button', { name: '改为退回', exact: true }).click();
    await dialog(page).getByLabel('退回的理由').fill('写到一半的理由');
    const group = dialog(page).getByRole('group', { name: '要更正的第 1 处' });
    await group.getByLabel('要更正的地方').selectOption({ label: '整份申请' });
    await group.getByLabel('哪里不对').fill('请更正');
    await page.context().clearCookies();
    await dialog(page).getByRole('button', { name: '退回乡镇' }).click();
    await expectPage(page.getByText('登录已过期或已退出')).toBeVisible();
    await expectPage(dialog(page)).toHaveCount(0);
    await signIn(page, 'chen');
    await expectPage(dialog(page).getByLabel('退回的理由')).toHaveValue('写到一半的理由');
    await dialog(page).getByRole('button', { name: '退回乡镇' }).click();
    await expectPage(heading(page)).toContainText('已退回');
    await page.context().close();
  });

  it('is not offered to whoever may not decide', async () => {
    const page = await openCase('210502001-A-2023-00002', 'li');
    await expectPage(page.getByRole('button', { name: '批准', exact: true })).toHaveCount(0);
    await expectPage(page.getByRole('button', { name: '退回', exact: true })).toHaveCount(0);
    await page.context().close();
  });
});
