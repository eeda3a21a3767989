import { expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../support/console-calls.ts';
import { approveAll, consoleCounty, makeCases, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  await makeCases(county.running);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
  await makeUser(county.running, 'li', '李支付', ['payer']);
  await approveAll(await deskOf(county.running, 'chen'));
  const li = await deskOf(county.running, 'li');
  const { rows } = await li.get('pay-list', {});
  const [row] = rows;
  if (row === undefined) throw new Error('nothing to pay');
  const payments = [{ record: row.record, amountFen: row.approvedFen }];
  const { mark } = await li.get('export-pay-list', { payments, totalFen: row.approvedFen, form: 'csv' });
  await li.get('pay', { payments, totalFen: row.approvedFen, mark, paidOn: '2023-12-29' });
}, 300_000);
afterAll(() => county.close());

describe('the statistics in a real browser', () => {
  it('show a year, a township of it, and lead by keyboard to the cases of a month', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('link', { name: '统计' }).click();
    await expectPage(page.getByText('这一年没有案件和支付')).toBeVisible();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/statistics', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByLabel('年份').selectOption({ label: '2023 年' });
    await expectPage(page.getByText('正在汇总。')).toBeVisible();
    await expectPage(page.getByLabel('年份')).toHaveValue('2023');
    await expectPage(page.getByText('这一年没有案件和支付')).toHaveCount(0);
    await expectPage(page.getByRole('button', { name: '导出 Excel' })).toHaveCount(0);
    await picture(page, 'statistics-wait');
    release();
    const months = page.getByRole('table', { name: '按月份' });
    await expectPage(months.getByRole('row', { name: /^合计/ })).toContainText('4');
    await expectPage(page.getByRole('table', { name: '已支付：按救助身份和政策' })).toContainText('低保对象');
    for (const chart of [/^各月应救助/, /^各乡镇应救助/, /^各救助身份/, /^县级收到以后/])
      await expectPage(page.getByRole('img', { name: chart }).locator('svg.recharts-surface').first()).toBeVisible();
    // 64,401.82 yuan were settled, and the figure stands on the bar of its month.
    await expectPage(page.getByRole('img', { name: /^各月应救助/ })).toContainText('单位：万元');
    await expectPage(
      page.getByRole('table', { name: '县级办理用时' }).getByRole('row', { name: /^合计/ }),
    ).toContainText('4');
    await picture(page, 'statistics');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('table', { name: '按乡镇' }).getByRole('button', { name: '210502002' }).click();
    await expectPage(page.getByRole('table', { name: '按乡镇' })).toHaveCount(0);
    await expectPage(months.getByRole('row', { name: /^合计/ })).toContainText('2');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 Excel' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('医疗救助统计-210502002-2023.xlsx');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expectPage(page.getByRole('table', { name: '案件' }).locator('tbody tr')).toHaveCount(2);
    await expectPage(page.getByLabel('乡镇')).toHaveValue('210502002');
    await page.getByRole('button', { name: /^不再只看 2023-\d\d 受理$/ }).click();
    await expectPage(page.getByRole('button', { name: /^不再只看/ })).toHaveCount(0);
    await page.getByRole('link', { name: '统计' }).click();
    await expectPage(page.getByLabel('年份')).toHaveValue('2023');
    await page.context().close();
  });

  it('go on paper whole, black on white, charts with their figures, without what one presses', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('button', { name: '换成深色' }).click();
    await page.getByRole('link', { name: '统计' }).click();
    await page.getByLabel('年份').selectOption({ label: '2023 年' });
    await expectPage(page.getByRole('img', { name: /^县级收到以后/ })).toBeVisible();
    await expectPage(page.getByText('由 陈审批 打印')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expectPage(page.getByText('由 陈审批 打印')).toBeVisible();
    await expectPage(page.getByRole('button', { name: '导出 Excel' })).toBeHidden();
    await expectPage(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
    await expectPage(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expectPage(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)');
    await picture(page, 'statistics-print');
    // Four charts and four tables do not fit on one sheet: nothing is cut off at the foot of the window.
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length).toBeGreaterThan(1);
    await page.context().close();
  });
});
