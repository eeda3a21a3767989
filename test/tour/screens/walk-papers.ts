import { expect } from '@playwright/test';
import { go, settledAt, still, type Walk } from './visit.ts';

/** A paper as it is printed, many papers at once, and the registers. */
export async function walkPapers({ app: { page }, visit }: Walk, ids: Readonly<Record<'paid' | 'failing', string>>) {
  await settledAt(page, ids.paid);
  await page.keyboard.press('Alt+5');
  await page.getByRole('button', { name: '生成医疗救助费用结算单' }).click();
  await expect(page.getByRole('button', { name: '关闭医疗救助费用结算单' })).toBeVisible();
  await expect(page.locator('canvas[data-drawn]').first()).toBeVisible();
  await visit(page, '文书-预览');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '必需的都已交原件' }).click();
  await expect(page.getByText('必需的都已交来')).toBeVisible();
  await visit(page, '材料-都已交');
  await page.getByRole('button', { name: '生成医疗救助申请一次性告知书' }).click();
  await expect(page.getByText(/没有需要补齐的事项/)).toBeVisible();
  await visit(page, '文书-生成不了');
  await settledAt(page, ids.failing);
  await page.keyboard.press('Alt+5');
  await expect(page.getByRole('button', { name: '生成不予医疗救助告知书' })).toBeVisible();
  await visit(page, '文书-不予救助');

  await go(page, '/papers');
  await page.getByRole('tab', { name: '成批打印' }).click();
  await still(page);
  await visit(page, '成批打印');
  await page.getByRole('button', { name: /^生成 \d+ 份文书/ }).click();
  await expect(page.getByText(/^已生成 \d+ 份$/)).toBeVisible();
  await visit(page, '成批打印-已生成');
  await page.getByRole('tab', { name: '登记表' }).click();
  await still(page);
  await visit(page, '登记表');
}
