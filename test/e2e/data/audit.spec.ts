import { fillPerson, firstRun, newApplication } from '../../support/clerk.ts';
import { PERSON } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

test('the administrator sees who did and looked at what, narrows it, opens an entry and verifies the whole', async ({
  launch,
}) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('button', { name: '打开操作记录' }).click();
  await expect(page.getByRole('heading', { name: '操作记录' })).toBeVisible();

  const table = page.getByRole('grid', { name: '操作记录' });
  const cell = (text: string) => table.getByRole('gridcell', { name: text, exact: true });
  await expect(cell('新建草稿')).toHaveCount(1);
  await expect(cell('修改草稿')).toHaveCount(1);
  await expect(cell(`${PERSON.name} 未编号`).first()).toBeVisible();
  await page.getByLabel('人员或申请').fill('tgz');
  await expect(cell('修改草稿')).toHaveCount(1);
  await expect(cell('启用这台电脑')).toHaveCount(0);
  await page.getByLabel('操作', { exact: true }).selectOption('查看');
  await expect(cell('查看申请')).toHaveCount(1);
  await expect(cell('修改草稿')).toHaveCount(0);

  await cell('查看申请').click();
  await expect(page.getByRole('dialog', { name: /第 \d+ 条操作记录/ })).toContainText(PERSON.name);
  await page.keyboard.press('Escape');
  await page.getByLabel('人员或申请').fill('没有这个人');
  await page.getByRole('button', { name: '清除条件' }).click();
  await expect(cell('启用这台电脑')).toBeVisible();

  await page.getByRole('button', { name: '校验', exact: true }).click();
  await expect(page.getByText(/^全部 \d+ 条操作记录完整/)).toBeVisible();

  // Names leave the program only after a question; then Escape goes back to 设置.
  await page.getByRole('button', { name: '导出表格' }).click();
  await expect(page.getByRole('dialog', { name: '导出操作记录为表格' })).toContainText('没有加密');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '导出表格' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
});
