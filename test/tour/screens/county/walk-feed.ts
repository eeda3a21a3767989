import { expect, type Page } from '@playwright/test';
import { call } from '../../../bench/window-app.ts';
import { ledgerItem, nextKeyItem, type OpenCounty } from '../../../service/support/county-line.ts';
import { go, still, type Visit } from '../visit.ts';

/** What a county sends down that somebody has to look at: its ledger taken over and asked to be taken back, its next keys. `n`: the first item. */
export async function walkFeed(page: Page, visit: Visit, county: OpenCounty, n: number): Promise<void> {
  // Of somebody without a case here: what the screens after this one show stays as it is.
  const elsewhere = { idNumber: '210502199001011232', name: '别处的人', year: 2023, pool: 'basic', usedFen: 1_500_000 };
  county.books.give(ledgerItem(n, [elsewhere]));
  county.books.give(nextKeyItem(n + 1));
  await hear(page);
  await visit(page, '批次-县级发来的');
  await page.getByRole('button', { name: /^试算：/ }).click({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: '采用', exact: true })).toBeEnabled();
  await still(page);
  await visit(page, '县级台账-试算');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  const back = page.getByRole('button', { name: /^撤回截至/ });
  await expect(back).toBeVisible();
  await visit(page, '批次-县级台账');
  await back.click();
  await expect(page.getByRole('dialog').getByText('要由另一位用户确认', { exact: false })).toBeVisible();
  await visit(page, '对话框-撤回县级台账');
  await page.getByLabel('原因').fill('县级发错了');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByRole('button', { name: /^不撤回截至/ })).toBeVisible();
  await visit(page, '批次-县级台账待撤回');
  await page.getByRole('button', { name: /^不撤回截至/ }).click();
  await page.getByRole('button', { name: /^核对并更换：/ }).click();
  await expect(page.getByRole('dialog').getByLabel('对方读的最后一组（四位）')).toBeVisible();
  await visit(page, '对话框-更换县级公钥');
  await page.keyboard.press('Escape');
}

async function hear(page: Page): Promise<void> {
  await go(page, '/batches');
  await page.getByRole('button', { name: '现在联系' }).click();
  await expect.poll(async () => (await call(page, 'sync/state', {})).isBusy, { timeout: 60_000 }).toBe(false);
}
