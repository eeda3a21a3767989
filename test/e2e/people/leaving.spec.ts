import { idCheckCharacter } from '#shared/id-number.ts';
import { firstRun } from '../../support/clerk.ts';
import { FIXED_CLOCK } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

const FIRST_17 = '21052119700304101';
const NUMBER = `${FIRST_17}${idCheckCharacter(FIRST_17)}`;
const NAME = '金大山';

test('typed changes are asked about before they are left, and a household change says all it lacks at once', async ({
  launch,
}) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page);
  await page.getByRole('link', { name: '人员与家庭', exact: true }).press('Enter');
  await page.getByRole('button', { name: '新建档案' }).press('Enter');
  await page.getByLabel('身份证号', { exact: true }).fill(NUMBER);
  await page.getByLabel('姓名', { exact: true }).fill(NAME);
  await page.keyboard.press('Control+Enter');
  // The form that had the cursor is gone.
  await expect(page.getByRole('heading', { name: NAME })).toBeFocused();

  await page.getByLabel('住址', { exact: true }).fill('柳条沟村三组');
  await page.getByRole('link', { name: '名册', exact: true }).press('Enter');
  const question = page.getByRole('dialog', { name: '还有改动没有保存' });
  await question.getByRole('button', { name: '返回填写' }).press('Enter');
  await expect(question).toBeHidden();
  await expect(page.getByLabel('住址', { exact: true })).toHaveValue('柳条沟村三组');
  await page.getByLabel('住址', { exact: true }).press('Control+Enter');
  await expect(page.getByText(`已保存${NAME}的档案。`)).toBeVisible();
  await expect(page.getByRole('heading', { name: NAME })).toBeFocused();

  await page.getByRole('button', { name: '建立家庭' }).press('Enter');
  await page.getByRole('dialog', { name: '建立家庭' }).getByRole('button', { name: '建立家庭' }).press('Enter');
  await expect(page.getByRole('button', { name: '登记变动' })).toBeFocused();
  await page.keyboard.press('Enter');
  const change = page.getByRole('dialog', { name: '登记家庭变动' });
  await expect(change.getByLabel('变动种类')).toBeFocused();
  await change.getByLabel('变动种类').selectOption('死亡');
  await change.getByRole('button', { name: '登记', exact: true }).press('Enter');
  await expect(change.getByText('没有选择人员，请勾选。')).toBeVisible();
  await expect(change.getByText('请写明变动原因或依据的材料。')).toBeVisible();
  await expect(change.getByRole('group', { name: '死亡的人' }).getByLabel(NAME)).toBeFocused();
});
