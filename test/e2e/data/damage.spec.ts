import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerFolderDialogs, answerSaveDialogs } from '../../support/answer-dialogs.ts';
import { fillPerson, firstRun, newApplication, unlock } from '../../support/clerk.ts';
import { PERSON, STATION } from '../../support/invented-case.ts';
import { expect, launchApp, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

test('damaged data is read, exported and brought back from the one screen that says so, then moved to a new PC', async ({
  launch,
  dataDir,
}) => {
  const stick = join(dataDir, '..', 'stick');
  mkdirSync(stick);
  const first = await launch();
  await firstRun(first.page);
  await newApplication(first.page);
  await fillPerson(first.page);
  await expect(first.page.getByText('已保存').first()).toBeVisible();
  await answerFolderDialogs(first.electron, stick);
  await first.page.getByRole('link', { name: /备份/ }).first().click();
  await first.page.getByRole('button', { name: '选择 U 盘或文件夹' }).click();
  await first.page.getByRole('button', { name: '立即备份' }).click();
  await expect(first.page.getByText('已备份，并读回核对一致。')).toBeVisible();
  await first.quit();

  // The high-water mark is gone: nobody can say that the data is whole.
  rmSync(join(dataDir, 'head.log'));
  const { page, electron, quit } = await launch();
  await page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await expect(page.getByRole('alert', { name: '数据比上次保存的少' })).toBeVisible();
  await page.getByRole('button', { name: '只读打开' }).click();
  await page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await page.getByRole('form', { name: '只读打开' }).getByRole('button', { name: '只读打开' }).click();
  await expect(page.getByText(/现在是只读打开/)).toBeVisible();
  await expect(page.getByText(PERSON.name).first()).toBeVisible();
  const path = join(dataDir, '..', 'export.csv');
  await answerSaveDialogs(electron, path);
  await page.getByRole('button', { name: '导出表格' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click();
  await expect(page.getByText(/1 份申请已写到/)).toBeVisible();
  expect(readFileSync(path, 'utf8')).toContain(PERSON.idNumber);
  await page.getByRole('button', { name: '退出只读' }).click();

  writeFileSync(join(dataDir, 'app.db'), Buffer.alloc(20_000));
  rmSync(join(dataDir, 'app.db-wal'), { force: true });
  await page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await page.getByRole('button', { name: '用备份恢复' }).click();
  const form = page.getByRole('form', { name: '用备份恢复' });
  await form.getByLabel('密码', { exact: true }).fill(STATION.password);
  await form.getByLabel(/请输入「恢复」/).fill('恢复');
  await form.getByRole('button', { name: '恢复这份备份' }).click();
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
  await unlock(page);
  await expect(page.getByText(PERSON.name).first()).toBeVisible();
  const [replaced = ''] = readdirSync(dataDir).filter((name) => name.startsWith('replaced-'));
  expect(existsSync(join(dataDir, replaced, 'app.db'))).toBe(true);
  await quit();

  const moved = await launchApp(join(dataDir, '..', 'new-pc'));
  try {
    await answerFolderDialogs(moved.electron, stick);
    await moved.page.getByRole('button', { name: '换了新电脑：从备份恢复' }).click();
    await moved.page.getByRole('button', { name: '选择备份所在的文件夹' }).click();
    await expect(moved.page.getByText(/所选文件夹 · /)).toBeVisible();
    await moved.page.getByLabel('密码', { exact: true }).fill(STATION.password);
    await moved.page.getByLabel(/新字母/).fill('q');
    await moved.page.getByRole('button', { name: '搬到这台电脑' }).click();
    await expect(moved.page.getByRole('main', { name: '解锁' })).toBeVisible();
    await unlock(moved.page);
    await expect(moved.page.getByText(PERSON.name).first()).toBeVisible();
    await moved.page.getByRole('link', { name: '设置', exact: true }).click();
    await expect(moved.page.getByText('Q', { exact: true })).toBeVisible();
    // The stick goes on taking backups, once somebody says so.
    await moved.page.getByRole('button', { name: '打开备份与恢复' }).click();
    await expect(moved.page.getByText(/但以后的备份还没有写到那里/)).toBeVisible();
    await look(moved.page, 'offered');
    await moved.page.getByRole('button', { name: '接着备份到那里' }).click();
    await expect(moved.page.getByText(stick, { exact: true })).toBeVisible();
    await expect(moved.page.getByText(/以后的备份还没有写到那里/)).toHaveCount(0);
  } finally {
    await moved.quit();
  }
});
