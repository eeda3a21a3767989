import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerFolderDialogs } from '../../support/answer-dialogs.ts';
import { fillPerson, firstRun, newApplication } from '../../support/clerk.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

/** A page as a scanner makes it, painted by the window itself so that it is a real one. */
const scanned = (page: Page, width: number, height: number, colour: string) =>
  page
    .evaluate(
      async ([w, h, fill]) => {
        const canvas = new OffscreenCanvas(w, h);
        const pen = canvas.getContext('2d');
        if (pen === null) throw new Error('No canvas');
        pen.fillStyle = '#fff';
        pen.fillRect(0, 0, w, h);
        pen.fillStyle = fill;
        for (let line = 1; line < 20; line += 1)
          pen.fillRect(w / 10, (h / 20) * line, (w / 10) * (3 + (line % 5)), h / 60);
        const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
        return [...new Uint8Array(await blob.arrayBuffer())];
      },
      [width, height, colour] as const,
    )
    .then((bytes) => Buffer.from(bytes));

test('files of the scanner are offered with a picture, taken to a paper, moved aside, and go to another paper on the screen', async ({
  launch,
  dataDir,
}) => {
  const { page, electron } = await launch();
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page);
  const folder = join(dirname(dataDir), '扫描');
  mkdirSync(folder);
  const a4 = await scanned(page, 2480, 3508, '#036');

  await newApplication(page);
  await fillPerson(page);
  await page.keyboard.press('Alt+5');
  await page.getByRole('link', { name: '「设置 › 扫描文件夹」' }).click();
  await answerFolderDialogs(electron, folder);
  await page.getByRole('button', { name: '选择扫描文件夹' }).click();
  await expect(page.getByText(folder).first()).toBeVisible();
  await page.getByText('移到其中的「已收」文件夹').click();
  await look(page, 'scan-settings');

  await page.getByRole('link', { name: '受理台' }).click();
  await page.getByRole('button', { name: /^继续填写/ }).click();
  await page.keyboard.press('Alt+5');
  const tray = page.getByRole('region', { name: '扫描文件夹' });
  await expect(tray.getByRole('status')).toHaveText('没有新的扫描件');
  writeFileSync(join(folder, '0001.jpg'), a4);
  writeFileSync(join(folder, '0002.jpg'), await scanned(page, 1240, 1754, '#630'));
  writeFileSync(join(folder, '说明.docx'), 'PK\u0003\u0004 不是扫描件');
  writeFileSync(join(folder, '0003.jpg'), a4.subarray(0, 3000));
  await expect(tray.getByRole('status')).toHaveText('2 个新扫描件，1 个还没有写完，写完自动列出');
  await expect(tray.getByRole('list', { name: '不能收的文件' })).toContainText('说明.docx：这个文件的内容不是');
  await expect(tray.locator('img')).toHaveCount(2);
  await look(page, 'scan-tray');
  appendFileSync(join(folder, '0003.jpg'), a4.subarray(3000));
  await expect(tray.getByRole('status')).toHaveText('3 个新扫描件');

  // By keyboard: two of them to the paper that is asked for first.
  await tray.getByLabel('选取扫描件：0001.jpg').press('Space');
  await tray.getByLabel('选取扫描件：0002.jpg').press('Space');
  await expect(tray.getByLabel('选中的扫描件归到哪项材料')).toHaveValue('id');
  await tray.getByRole('button', { name: '收下 2 个' }).press('Enter');
  await expect(tray.getByRole('status')).toHaveText('1 个新扫描件');
  const list = page.getByRole('region', { name: '材料清单' });
  const own = list.getByRole('row', { name: /^申请人身份证件/ });
  await expect(own.getByRole('button', { name: /^查看附件/ })).toHaveCount(2);
  expect(readdirSync(join(folder, '已收')).toSorted()).toEqual(['0001.jpg', '0002.jpg']);
  await expect(tray.getByLabel('选中的扫描件归到哪项材料')).not.toHaveValue('id');

  // The second was a bill after all.
  await own.getByRole('button', { name: '查看附件：0002.jpg' }).press('Enter');
  await page.getByLabel('0002.jpg：归到哪项材料').selectOption({ label: '医疗费用票据（或电子票据）' });
  await expect(own.getByRole('button', { name: /^查看附件/ })).toHaveCount(1);
  await expect(
    list.getByRole('row', { name: /^医疗费用票据/ }).getByRole('button', { name: '查看附件：0002.jpg' }),
  ).toBeVisible();
  await look(page, 'scan-moved');
});

test('while large scans are made smaller the page takes keys, and what is left of a lot can be stopped', async ({
  launch,
}) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await page.keyboard.press('Alt+5');
  const buffer = await scanned(page, 6000, 8000, '#036');
  const files = Array.from({ length: 12 }, (_, index) => ({
    name: `${index + 1}.jpg`,
    mimeType: 'image/jpeg',
    buffer,
  }));
  const list = page.getByRole('region', { name: '材料清单' });
  await list.getByLabel('选择文件：申请人身份证件').setInputFiles(files);
  await expect(list.getByText('正在加密保存第 2 / 12 个文件……')).toBeVisible();
  const hospital = page.getByLabel('第1行 医院', { exact: true });
  await hospital.focus();
  await page.keyboard.type('清河县人民医院', { delay: 60 });
  await expect(hospital).toHaveValue('清河县人民医院');
  await list.getByRole('button', { name: '停止' }).click();
  await expect(list.getByText(/正在加密保存/)).toHaveCount(0);
  const taken = await list.getByRole('button', { name: /^查看附件/ }).count();
  expect(taken).toBeLessThan(12);
  expect(taken).toBeGreaterThan(0);
});
