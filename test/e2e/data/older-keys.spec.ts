import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { firstRun, unlock } from '../../support/clerk.ts';
import { STATION } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const COPIES = ['keys.json', 'keys.2.json'];

test('keys of before a replacement are called that, and a later backup brings the right ones without touching the data', async ({
  launch,
  dataDir,
}) => {
  test.slow();
  const before = join(dataDir, '..', 'keys-of-before');
  mkdirSync(before);
  const first = await launch();
  await firstRun(first.page);
  for (const name of COPIES) cpSync(join(dataDir, name), join(before, name));
  await first.page.evaluate(() => {
    window.location.hash = '#/settings/keys';
  });
  await first.page.getByLabel('登录密码').fill(STATION.password);
  await first.page.getByRole('button', { name: '更换数据密钥' }).click();
  const groups = first.page.getByLabel('恢复码', { exact: true }).getByRole('listitem');
  await expect(groups.first()).toBeVisible();
  await first.page.getByLabel('输入恢复码的最后一组').fill((await groups.last().innerText()).trim());
  await first.page.getByRole('button', { name: '已保管好', exact: true }).click();
  await expect(first.page.getByText('全部由现在的密钥加密')).toBeVisible();
  await first.page.evaluate(() => {
    window.location.hash = '#/settings/backup';
  });
  await first.page.getByRole('button', { name: '立即备份' }).click();
  await expect(first.page.getByText('已备份，并读回核对一致。')).toBeVisible();
  await first.quit();

  for (const name of COPIES) cpSync(join(before, name), join(dataDir, name));
  const { page } = await launch();
  await page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '密钥文件比数据旧' })).toBeVisible();
  await expect(page.getByRole('button', { name: '用备份恢复' })).toHaveCount(0);
  await look(page, 'older-keys-1');
  await page.getByRole('button', { name: '用备份中的密钥' }).click();
  await page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await look(page, 'older-keys-2');
  await page.getByRole('button', { name: '使用这份备份的密钥' }).click();
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
  await unlock(page);
  await expect(page.getByRole('heading', { name: '受理台' })).toBeVisible();
});
