import { expect, type Page } from '@playwright/test';
import { call } from '../../bench/window-app.ts';
import { switchTo } from '../../support/clerk.ts';
import { REVIEWER, STATION } from '../../support/invented-case.ts';
import { go, settledAt, still, type Walk } from './visit.ts';

const CLERK = { name: STATION.userName, password: STATION.password };

/** The steps beside the usual way, each as it is asked, and what stands there afterwards. */
export async function walkSteps({ app: { page }, visit }: Walk, ids: Readonly<Record<'taken' | 'failing', string>>) {
  const open = async (id: string, word: string, name: string): Promise<void> => {
    // Away and back, so that no step asked before is still open.
    await go(page, '/');
    await settledAt(page, id);
    await page.getByRole('button', { name: word, exact: true }).click();
    await visit(page, name);
  };
  await open(ids.taken, '办理记录', '步骤-办理记录');
  await page.keyboard.press('Escape');
  await open(ids.taken, '撤回申请', '步骤-撤回申请');
  await open(ids.taken, '退回修改', '步骤-退回修改');
  await open(ids.taken, '通知补正', '步骤-通知补正');
  await open(ids.failing, '不予救助', '步骤-不予救助');
  await page
    .getByRole('main')
    .getByRole('button', { name: /不予救助/ })
    .last()
    .click();
  await expect(page.getByText('拟不予救助').first()).toBeVisible();
  await visit(page, '申请-拟不予救助');
}

/** Comments at fields, the case given back with them, and how the clerk finds it. */
export async function walkReturn({ app: { page }, visit }: Walk, id: string): Promise<void> {
  await switchTo(page, REVIEWER);
  await go(page, `/review?id=${id}`);
  await expect(page.getByRole('button', { name: /^复核通过/ })).toBeVisible();
  await page.getByRole('region', { name: '录入内容' }).locator('[data-field]').nth(2).click();
  await page.getByLabel('意见', { exact: true }).fill('级别应为二级，请核对结算单');
  await visit(page, '复核-写意见');
  await page.keyboard.press('Control+Enter');
  for (const [key, tab] of [
    ['2', '测算'],
    ['4', '核查'],
    ['5', '台账'],
  ] as const) {
    await page.keyboard.press(key);
    await still(page);
    await visit(page, `复核-${tab}`);
  }
  await page
    .getByRole('button', { name: /^退回修改/ })
    .first()
    .click();
  await visit(page, '复核-退回');
  await page.getByRole('button', { name: '退回修改', exact: true }).last().click();
  await expect(page.getByText('级别应为二级', { exact: false })).toHaveCount(0);
  await switchTo(page, CLERK);
  await visit(page, '受理台-有意见');
  await go(page, `/applications/${id}`);
  await expect(page.getByText('级别应为二级', { exact: false }).first()).toBeVisible();
  await visit(page, '申请-有意见');
  await page.getByRole('button', { name: '说明', exact: true }).first().click();
  await visit(page, '申请-说明意见');
  await page.keyboard.press('Escape');
}

/** What is said against a notice, before and after it is taken down. */
export async function walkObjection({ app: { page }, visit }: Walk, id: string): Promise<void> {
  await go(page, '/notices');
  await still(page);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^公示 \d+ 份/ })
    .click();
  await visit(page, '对话框-公示');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^登记异议/ })
    .first()
    .click();
  await visit(page, '对话框-登记异议');
  await page.keyboard.press('Escape');
  await object(page, id);
  await go(page, '/');
  await go(page, '/notices');
  await expect(page.getByText('家里有楼房', { exact: false })).toBeVisible();
  await visit(page, '公示-有异议');
  await go(page, '/');
  await still(page);
  await visit(page, '受理台-有异议');
  await settledAt(page, id);
  await visit(page, '申请-公示有异议');
}

async function object(page: Page, applicationId: string): Promise<void> {
  const { revision } = await call(page, 'application/get', { id: applicationId });
  const { notices } = await call(page, 'notice/view', {});
  await call(page, 'notice/object', {
    applicationId,
    revision,
    by: '',
    contact: '',
    way: 'visit',
    text: '家里有楼房',
    receivedOn: notices[0]?.from ?? '',
  });
}
