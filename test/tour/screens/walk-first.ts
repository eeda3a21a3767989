import { expect } from '@playwright/test';
import { addReviewer, confirmRecoveryCode, newApplication, startFirstRun } from '../../support/clerk.ts';
import { controlAnswers } from './answers.ts';
import { go, PAGES, still, type Walk } from './visit.ts';

/** The first run with a mistake, then every page while it waits for its answer, when it gets none, and with nothing in it. */
export async function walkFirst({ app: { page }, visit }: Walk, countyKey: string): Promise<void> {
  await expect(page.getByLabel('乡镇（街道）名称')).toBeVisible();
  await page.getByRole('button', { name: '下一步' }).click();
  await visit(page, '首次设置-未填');
  await startFirstRun(page, countyKey, async (name) => await visit(page, name));
  await visit(page, '首次设置-恢复码');
  await confirmRecoveryCode(page);
  await visit(page, '受理台-空');
  await addReviewer(page);

  const answers = await controlAnswers(page);
  for (const [name, address] of PAGES) {
    await go(page, address);
    await answers.reload('hold');
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await visit(page, `${name}-读取中`);
    await answers.become('fail');
    await expect(page.getByRole('status', { name: '正在读取' })).toHaveCount(0);
    await visit(page, `${name}-读不出`);
    await answers.reload('as-is');
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await still(page);
    await visit(page, `${name}-空`);
  }

  await newApplication(page);
  await visit(page, '新申请-空');
  await page.keyboard.press('Alt+5');
  await visit(page, '新申请-材料-空');
  await page.keyboard.press('Control+k');
  await visit(page, '查找-空');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await visit(page, '新申请-说明');
  await page.keyboard.press('Escape');
}
