import type { Page } from '@playwright/test';
import type { WindowApp } from '#shared/contract/index.ts';
import { firstRun } from '../../support/clerk.ts';
import { STATION } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

test('a new recovery code is had in 设置 for the password, shown once, and confirmed from paper', async ({
  launch,
}) => {
  const { page } = await launch();
  const old = await firstRun(page);
  const unconfirmed = page.getByRole('link', { name: '恢复码未确认' });
  await expect(unconfirmed).toHaveCount(0);
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await expect(page.getByText('没有发现问题')).toBeVisible();
  await page.getByRole('button', { name: '换发恢复码' }).click();
  const password = page.getByLabel('登录密码', { exact: true });
  await password.fill('不是这个密码');
  await page.getByRole('button', { name: '换发恢复码' }).click();
  await expect(page.getByText(/^密码不对/)).toBeVisible();
  await expect(password).toBeFocused();
  // A wrong password is waited for, here as at the lock; until then the right one is refused.
  const refused = page.locator('[aria-invalid="true"]');
  await expect(async () => {
    await password.fill(STATION.password);
    await page.getByRole('button', { name: '换发恢复码' }).click();
    await expect(page.getByLabel('恢复码', { exact: true }).or(refused).first()).toBeVisible();
    expect(await refused.count()).toBe(0);
  }).toPass();
  await expect(unconfirmed).toBeVisible();
  // Whoever begins an application by the keyboard is asked first, and staying leaves none behind.
  await page.keyboard.press('Control+n');
  await page.getByRole('dialog').getByRole('button', { name: '返回抄写' }).click();
  await expect(page.getByLabel('恢复码', { exact: true })).toBeVisible();
  expect(await applications(page)).toBe(0);
  // Whoever leaves all the same is led back to where a new one is had.
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '仍要离开' }).click();
  await expect(page.getByRole('heading', { name: '批次', exact: true })).toBeVisible();
  await page.evaluate(() => {
    window.location.hash = '#/settings/keys';
  });
  await expect(page.getByText(/^恢复码还没有确认保管，请换发一份/)).toBeVisible();
  await unconfirmed.click();
  await expect(page.getByRole('textbox', { name: '恢复码' })).toBeFocused();
  await expect(page.getByRole('button', { name: '换发恢复码' })).toBeInViewport();
  await look(page, 'recovery');
  await page.getByRole('button', { name: '换发恢复码' }).click();
  await password.fill(STATION.password);
  await page.getByRole('button', { name: '换发恢复码' }).click();
  await expect(page.getByLabel('恢复码', { exact: true })).toBeVisible();
  const groups = await page.getByLabel('恢复码', { exact: true }).getByRole('listitem').allInnerTexts();
  expect(groups.map((group) => group.trim()).join('-')).not.toBe(old);
  await page.getByLabel('输入恢复码的最后一组').fill(groups.at(-1)?.trim() ?? '');
  await page.getByRole('button', { name: '已保管好', exact: true }).click();
  await expect(page.getByText('已确认保管', { exact: true })).toBeVisible();
  await expect(unconfirmed).toHaveCount(0);
  expect(await applications(page)).toBe(0);

  await page.getByRole('button', { name: '换发恢复码' }).click();
  await password.fill(STATION.password);
  await page.getByRole('button', { name: '换发恢复码' }).click();
  await expect(page.getByLabel('恢复码', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+n');
  await page.getByRole('dialog').getByRole('button', { name: '仍要离开' }).click();
  await expect(page.getByLabel('姓名', { exact: true })).toBeVisible();
  expect(await applications(page)).toBe(1);
});

/** How many applications there are, asked as the desk asks. */
const applications = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { app } = globalThis as unknown as { readonly app: WindowApp }; // the bridge, as the page finds it
    const list = await app.invoke('application/list', { status: 'all' });
    return list.ok ? list.value.rows.length : -1;
  });
