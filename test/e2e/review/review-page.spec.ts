import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { addReviewer, firstRun, switchTo } from '../../support/clerk.ts';
import { REVIEWER } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';
import { ENV, open, settled } from './review-steps.ts';

test('empty, waiting for somebody else and in the dark the page says what there is, and axe finds nothing serious', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page);
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const serious = async (): Promise<readonly string[]> => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      type Found = {
        readonly id: string;
        readonly impact: string;
        readonly nodes: readonly { readonly html: string }[];
      };
      // Put there by the script above.
      const { axe: run } = window as unknown as {
        readonly axe: { run: (part: string) => Promise<{ violations: readonly Found[] }> };
      };
      const { violations } = await run.run('section[aria-label="复核"]');
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
  };
  await page.getByRole('link', { name: '复核', exact: true }).click();
  await expect(page.getByText('没有待复核的申请')).toBeVisible();
  await look(page, 'review-empty');
  expect(await serious()).toEqual([]);

  // The own case can be looked at, and neither passed nor given back.
  const { id } = await settled(page, ownCase(51).form(), '周秀英');
  await open(page, id);
  await expect(page.getByRole('heading', { name: '周秀英的申请' })).toBeVisible();
  await page.getByRole('link', { name: '复核', exact: true }).click();
  await expect(page.getByText('这份申请是您测算的，要由另一位复核员复核后才能封批。')).toBeVisible();
  await expect(page.getByRole('button', { name: /^复核通过/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: /^退回修改/ })).toBeDisabled();
  await page.getByRole('grid', { name: '待复核的申请' }).getByText('周秀英').click();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('b');
  await expect(page.getByText('没有扫描材料')).toBeVisible();
  expect(await call(page, 'application/get', { id })).toMatchObject({ status: 'settled' });
  await look(page, 'review-own');
  expect(await serious()).toEqual([]);

  await addReviewer(page);
  await switchTo(page, REVIEWER);
  await page.getByRole('button', { name: '换成深色' }).click();
  await open(page, id);
  await page.getByRole('link', { name: '对照材料复核' }).click();
  await page.getByRole('grid', { name: '待复核的申请' }).getByText('周秀英').click();
  await expect(page.getByRole('region', { name: '录入内容' })).toBeVisible();
  await page.keyboard.press('m');
  await page.keyboard.type('类别请核对');
  await expect(page.getByText('有一处意见还没有写好')).toBeVisible();
  await look(page, 'review-dark');
  expect(await serious()).toEqual([]);
  await page.keyboard.press('Control+Enter');

  // At 125 % the same screen has 1093 × 614.
  await page.setViewportSize({ width: 1093, height: 614 });
  await look(page, 'review-125');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  // A comment that was written is not lost by walking away unasked.
  await page.getByRole('link', { name: '受理台', exact: true }).click();
  const question = page.getByRole('dialog', { name: '还有写好没退回的意见' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: '留在复核' }).click();
  await expect(page.getByRole('region', { name: '录入内容' })).toContainText('意见：类别请核对');
});
