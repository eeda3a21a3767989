import { expect, type Page } from '@playwright/test';
import type { RunningApp } from '../../e2e/fixtures.ts';

/** What is done at every screen on the way: a picture, or a check. */
export type Visit = (page: Page, name: string) => Promise<void>;

export type Walk = { readonly app: RunningApp; readonly visit: Visit };

/** The pages that the rail and 设置 lead to, by their address. */
export const PAGES = [
  ['受理台', '/'],
  ['复核', '/review'],
  ['公示', '/notices'],
  ['批次', '/batches'],
  ['台账', '/ledger'],
  ['人员与家庭', '/people'],
  ['名册', '/rosters'],
  ['文书', '/papers'],
  ['政策包', '/policy'],
  ['设置', '/settings'],
  ['办理时限与公示', '/settings/time-limit'],
  ['用户', '/settings/users'],
  ['备份与恢复', '/settings/backup'],
  ['操作记录', '/settings/audit'],
  ['数据密钥', '/settings/keys'],
] as const;

export const go = (page: Page, to: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#${to}`);

/** Nothing is being asked any more: no skeleton on the page, its letters there. */
export async function still(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-label="正在读取"]') === null);
  await page.evaluate(async () => await document.fonts.ready);
}

/** An application, until its numbers stand at the right. */
export async function settledAt(page: Page, id: string): Promise<void> {
  await go(page, `/applications/${id}`);
  await expect(page.getByLabel('应救助金额')).toHaveText(/\d/);
}
