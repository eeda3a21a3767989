import { fillPerson, fillStay, firstRun, newApplication, unlock } from '../../support/clerk.ts';
import { PERSON, STAYS } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

test('what the screen called saved before the power went is there after unlocking', async ({ launch }) => {
  const { page, kill } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  const [stay] = STAYS;
  if (stay === undefined) throw new Error('no stay');
  await fillStay(page, stay, 1);
  // The screen says 已保存 only after the service wrote it to the disk.
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await kill();

  const again = await launch();
  await unlock(again.page);
  await again.page.getByText(PERSON.name).first().dblclick();
  await expect(again.page.getByLabel('第1行 总费用')).toHaveValue('50,000.00');
  await expect(again.page.getByLabel('第1行 诊断')).toHaveValue(stay.diagnosis);
});

test('when the service dies the screen says so, keeps what was typed, and goes on after the password', async ({
  launch,
}) => {
  const { page, killService } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await killService();
  await expect(page.getByText(/后台服务中断/).first()).toBeVisible();
  await page.getByLabel('密码', { exact: true }).fill('秋天 玉米 晒满 院子');
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue(PERSON.name);
  await page.getByLabel('联系电话').fill('13900001111');
  await page.getByLabel('联系电话').blur();
  await expect(page.getByText(/^已保存/)).toBeVisible();
});

test('a discarded draft can be taken back', async ({ launch }) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await page.getByRole('button', { name: '作废草稿' }).click();
  await page
    .getByRole('button', { name: /撤销|恢复/ })
    .first()
    .click();
  await expect(page.getByText('草稿').first()).toBeVisible();
});
