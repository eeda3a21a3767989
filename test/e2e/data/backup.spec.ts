import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { answerFolderDialogs } from '../../support/answer-dialogs.ts';
import { fillPerson, firstRun, newApplication, unlock } from '../../support/clerk.ts';
import { PERSON } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

test('a clerk backs up to a stick, tries the backup, pulls the stick, and brings yesterday back', async ({
  launch,
  dataDir,
}) => {
  const stick = join(dataDir, '..', 'stick');
  mkdirSync(stick);
  const { page, electron } = await launch();
  await firstRun(page);
  await answerFolderDialogs(electron, stick);
  await newApplication(page);
  await fillPerson(page);
  await expect(page.getByText('已保存').first()).toBeVisible();

  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('button', { name: '打开备份与恢复' }).click();
  await expect(page.getByRole('heading', { name: '备份与恢复' })).toBeVisible();
  await expect(page.getByText(/还没有选择第二处/)).toBeVisible();
  await page.getByRole('button', { name: '选择 U 盘或文件夹' }).click();
  await expect(page.getByText(stick, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByText('已备份，并读回核对一致。')).toBeVisible();
  await expect(page.getByRole('link', { name: '刚刚备份' })).toBeVisible();
  expect(readdirSync(stick).filter((name) => name.endsWith('.aidbak'))).toHaveLength(1);

  await page.getByRole('button', { name: '演练恢复' }).first().click();
  await expect(page.getByText(/演练成功。.*1 份申请/)).toBeVisible();
  renameSync(stick, `${stick}-pulled`);
  await page.getByRole('button', { name: '立即备份' }).click();
  await expect(page.getByText(/第二处没有写成.*找不到原来的备份盘/)).toBeVisible();

  // An application that will not be in the restored data.
  await newApplication(page);
  await page.getByLabel('姓名', { exact: true }).fill('后来的人');
  await expect(page.getByText('已保存').first()).toBeVisible();
  await page.getByRole('link', { name: /备份/ }).first().click();
  await page.getByRole('button', { name: '恢复', exact: true }).last().click();
  await expect(page.getByRole('dialog')).toContainText('1 份申请将丢失这以后的改动：未编号 后来的人');
  await page.getByRole('button', { name: '继续' }).click();
  const restore = page.getByRole('button', { name: '恢复这份备份' });
  await expect(restore).toBeDisabled();
  await page.getByLabel('请输入「恢复」两个字').fill('恢复');
  await restore.click();
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
  await unlock(page);
  await expect(page.getByText(PERSON.name).first()).toBeVisible();
  await expect(page.getByText('后来的人')).toHaveCount(0);
  await expect(page.getByText(/数据已退回到.*条操作记录不在其中/)).toBeVisible();
  const [replaced = ''] = readdirSync(dataDir).filter((name) => name.startsWith('replaced-'));
  expect(existsSync(join(dataDir, replaced, 'app.db'))).toBe(true);

  // And back again: what was replaced had been backed up right before.
  await page.getByRole('link', { name: /备份/ }).first().click();
  await expect(page.getByRole('heading', { name: '保留的旧数据' })).toBeVisible();
  await page.getByRole('button', { name: '换回原来的数据' }).click();
  const goBack = page.getByRole('dialog');
  await expect(goBack).toContainText(/上次恢复以前的 2 份申请/);
  await expect(goBack).toContainText('没有改动过申请');
  if (process.env['AID_SHOT'] !== undefined) await page.screenshot({ path: process.env['AID_SHOT'] });
  await goBack.getByRole('button', { name: '继续' }).click();
  await page.getByLabel('请输入「换回」两个字').fill('换回');
  await page.getByRole('dialog').getByRole('button', { name: '换回原来的数据' }).click();
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
  await unlock(page);
  await expect(page.getByText('后来的人').first()).toBeVisible();
  await expect(page.getByText(/^已换回恢复以前的数据。/)).toBeVisible();
  await expect(page.getByRole('button', { name: '再换过去' })).toBeVisible();
  await page.getByRole('link', { name: /备份/ }).first().click();
  await expect(page.getByRole('grid', { name: '保留的旧数据' }).getByRole('row')).toHaveCount(3);
  if (process.env['AID_SHOT'] !== undefined) await page.screenshot({ path: `${process.env['AID_SHOT']}.list.png` });
  await page.getByRole('button', { name: '知道了' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '知道了' }).click();
  await expect(page.getByText(/已换回恢复以前的数据/)).toHaveCount(0);
});
