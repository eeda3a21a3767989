import type { Page } from '@playwright/test';
import { fillPerson, firstRun, newApplication } from '../../support/clerk.ts';
import { PERSON, STATION } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const CLERK = '李经办';
const STAYS = '张经办';
const PASSWORD = '冬天 白菜 埋进 土窖';

async function addClerk(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '添加用户' }).click();
  const dialog = page.getByRole('dialog', { name: '添加用户' });
  await dialog.getByLabel('姓名').fill(name);
  await dialog.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await dialog.getByLabel('再输一次密码').fill(PASSWORD);
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible();
}

test('after somebody is removed the administrator replaces the data key; the work goes on and the others log in as before', async ({
  launch,
}) => {
  test.slow();
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('link', { name: '管理用户' }).click();
  await addClerk(page, CLERK);
  await addClerk(page, STAYS);
  await page.getByRole('button', { name: `移除${CLERK}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click();
  const offer = page.getByRole('dialog', { name: '是否更换数据密钥' });
  await expect(offer).toContainText(`${CLERK}已移除`);
  await look(page, 'rekey-1');
  await offer.getByRole('button', { name: '更换数据密钥' }).click();

  await expect(page.getByRole('heading', { name: '密钥', exact: true })).toBeVisible();
  await expect(page.getByText('第 1 代', { exact: true })).toBeVisible();
  await look(page, 'rekey-2');
  const begin = page.getByRole('button', { name: '更换数据密钥' });
  await begin.click();
  await expect(page.getByText('请输入您自己的登录密码，以确认是您本人更换。')).toBeVisible();
  await page.getByLabel('登录密码').fill('不是这个密码');
  await begin.click();
  await expect(page.getByText('密码不对，请重新输入您自己的登录密码。')).toBeVisible();
  // A wrong password is waited for, here as at the lock; until then the right one is refused.
  const refused = page.locator('[aria-invalid="true"]');
  await expect(async () => {
    await page.getByLabel('登录密码').fill(STATION.password);
    await begin.click();
    await expect(page.getByText('正在更换，约需半分钟，请不要关机。').or(refused).first()).toBeVisible();
    await expect(page.getByText('新的恢复码', { exact: true }).or(refused).first()).toBeVisible();
    expect(await refused.count()).toBe(0);
  }).toPass();
  await look(page, 'rekey-3');
  // The code is shown only this once: leaving it is asked first, and somebody else never gets to see it.
  await page.getByRole('navigation').getByRole('link', { name: '批次' }).click();
  const leaving = page.getByRole('dialog', { name: '新的恢复码还没有确认保管' });
  await expect(leaving.getByRole('button', { name: '返回抄写' })).toBeFocused();
  await look(page, 'rekey-leave');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '密钥', exact: true })).toBeVisible();
  const groups = await page.getByLabel('恢复码', { exact: true }).getByRole('listitem').allInnerTexts();
  await page.getByLabel(/^输入恢复码的最后一组/).fill(groups.at(-1)?.trim() ?? '');
  await page.getByRole('button', { name: '已保管好' }).click();
  await expect(page.getByText('第 2 代', { exact: true })).toBeVisible();
  await expect(page.getByText('全部由现在的密钥加密')).toBeVisible();
  await expect(page.getByText(new RegExp(`^${STAYS}（`))).toBeVisible();
  await look(page, 'rekey-4');

  await page.getByRole('navigation').getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('button', { name: '打开操作记录' }).click();
  await expect(page.getByRole('gridcell', { name: '数据密钥更换完毕', exact: true })).toBeVisible();
  await page.getByRole('button', { name: '校验', exact: true }).click();
  await expect(page.getByText(/^全部 \d+ 条操作记录完整/)).toBeVisible();

  await page.keyboard.press('Control+l');
  await page.getByRole('radio', { name: STAYS }).check();
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: `当前用户 ${STAYS}` })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(PERSON.name) })).toBeVisible();
});
