import { expect as expectPage, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from './support/console-calls.ts';
import { approveAll, consoleCounty, makeCases, picture, seriousFindings, signIn } from './support/console-page.ts';
import { makeUser } from './support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  await makeCases(county.running);
  await makeUser(county.running, 'quan', '全权限', ['approver', 'payer', 'administrator', 'viewer']);
  await makeUser(county.running, 'li', '李支付', ['payer']);
  const quan = await deskOf(county.running, 'quan');
  await approveAll(quan);
  const li = await deskOf(county.running, 'li');
  const [row] = (await li.get('pay-list', {})).rows;
  if (row === undefined) throw new Error('nothing to pay');
  const payments = [{ record: row.record, amountFen: row.approvedFen }];
  const { mark } = await li.get('export-pay-list', { payments, totalFen: row.approvedFen, form: 'csv' });
  await li.get('pay', { payments, totalFen: row.approvedFen, mark, paidOn: '2023-12-29' });
}, 300_000);
afterAll(() => county.close());

/** Every page of the rail, both halves of the pay list, a year of the statistics, and a case. */
async function walk(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const links = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
  const names = await links.allInnerTexts();
  expect(names.length).toBeGreaterThanOrEqual(6);
  for (const [index, words] of names.entries()) {
    await links.nth(index).click();
    await expectPage(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await look(words.split('\n')[0] ?? words);
  }
  await page.getByRole('link', { name: '支付清单' }).click();
  await page.getByText('已支付的清单').click();
  await expectPage(page.getByRole('table', { name: '已支付的清单' }).locator('tbody tr')).toHaveCount(1);
  await look('已支付的清单');
  await page.getByText('待支付').click();
  await page.getByRole('link', { name: '统计' }).click();
  await page.getByLabel('年份').selectOption({ label: '2023 年' });
  await expectPage(page.getByRole('table', { name: '按月份' })).toBeVisible();
  await look('统计 2023');
  await page.getByRole('link', { name: '案件' }).click();
  await page.getByLabel('状态').selectOption({ label: '全部' });
  await page.getByRole('cell', { name: '210502001-A-2023-00002' }).click();
  await expectPage(page.getByRole('heading', { name: '210502001-A-2023-00002' })).toBeVisible();
  await look('案件页');
}

describe('every page of the console', () => {
  for (const scheme of ['light', 'dark'] as const)
    it(`has no serious finding of axe and nothing the page’s policy forbids (${scheme})`, async () => {
      const page = await county.open();
      const said: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(error.message));
      expect(await seriousFindings(page)).toEqual([]);
      await signIn(page, 'quan');
      await expectPage(page.getByRole('heading', { name: '案件' })).toBeVisible();
      if (scheme === 'dark') await page.getByRole('button', { name: '换成深色' }).click();
      await page.mouse.move(0, 0);
      const found: string[] = [];
      await walk(page, async (name) => {
        await picture(page, `${scheme}-${name}`);
        found.push(...(await seriousFindings(page)).map((finding) => `${name}: ${finding}`));
      });
      expect(found).toEqual([]);
      expect(said).toEqual([]);
      await page.context().close();
    }, 240_000);
});
