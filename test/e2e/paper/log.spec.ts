import { firstRun } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED } from '../../support/invented-case.ts';
import { look, lookAround } from '../../support/look.ts';
import { expect, test } from '../fixtures.ts';
import { caseWith } from './case-with.ts';

test('every paper stands in the log, is found by kind and number, opens as it was made and leads to its case', async ({
  launch,
}) => {
  const app = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED } });
  const { page } = app;
  await firstRun(page);
  await page.getByRole('link', { name: '文书', exact: true }).click();
  await expect(page.getByText('还没有生成过文书')).toBeVisible();
  await lookAround(app.page, '文书-空');
  const first = await caseWith(page, 31, ['settlement', 'settlement', 'approval']);
  const second = await caseWith(page, 32, ['receipt', 'settlement']);
  await page.getByRole('link', { name: '受理台', exact: true }).click();
  await page.getByRole('link', { name: '文书', exact: true }).click();
  const table = page.getByRole('grid', { name: '打印记录' });
  await expect(table.getByRole('row')).toHaveCount(6);
  await expect(table.getByRole('row', { name: new RegExp(`结算单.*补打 1.*${first}`) })).toHaveCount(1);
  await lookAround(app.page, '文书-记录');
  // As wide as the window is at 125 %: the choice is not cut.
  await page.setViewportSize({ width: 1092, height: 614 });
  const isWhole = await page.getByLabel('经办人', { exact: true }).evaluate((select: HTMLSelectElement) => {
    const style = getComputedStyle(select);
    const pen = document.createElement('canvas').getContext('2d');
    if (pen === null) return false;
    pen.font = style.font;
    const room = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    return pen.measureText('全部经办人').width <= room;
  });
  expect(isWhole).toBe(true);
  await look(app.page, '文书-记录-125');
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.getByLabel('文书种类').selectOption({ label: '医疗救助费用结算单' });
  await expect(page.getByText('共 3 份')).toBeVisible();
  await page.getByLabel('编号', { exact: true }).fill(second.slice(-6));
  await expect(table.getByRole('row')).toHaveCount(2);
  await table.getByRole('row', { name: /结算单/ }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '医疗救助费用结算单' });
  await expect(dialog.getByText('第 1 / 1 页')).toBeVisible();
  await lookAround(app.page, '文书-查看');
  await dialog.getByRole('button', { name: '打印' }).click();
  await expect(page.getByRole('alert').getByText('这台电脑没有装打印机')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('编号', { exact: true }).fill('无');
  await page.getByRole('button', { name: '清除条件' }).click();
  await expect(table.getByRole('row')).toHaveCount(6);
  await table
    .getByRole('link', { name: `打开申请 ${second}` })
    .first()
    .click();
  await expect(
    page
      .getByRole('heading', { name: new RegExp(second) })
      .or(page.getByText(second))
      .first(),
  ).toBeVisible();
});
