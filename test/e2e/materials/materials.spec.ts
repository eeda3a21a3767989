import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillPerson, fillStays, firstRun, newApplication, unlock } from '../../support/clerk.ts';
import { PERSON, STAYS } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

/** A picture as a scanner makes it, painted by the window itself so that it is a real one. */
const painted = (page: Page, width: number, height: number, type: string) =>
  page.evaluate(
    async ([w, h, media]) => {
      const canvas = new OffscreenCanvas(w, h);
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('No canvas');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, w, h);
      pen.fillStyle = '#036';
      pen.fillRect(0, 0, w, h / 4);
      const blob = await canvas.convertToBlob({ type: media });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    [width, height, type] as const,
  );

const MAX_KEPT = 4_000_000;

test('papers are ticked by keyboard, scans are dropped, chosen, turned, taken out and put back; nothing lies readable', async ({
  launch,
  dataDir,
}) => {
  const { page, quit } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await page.keyboard.press('Alt+5');
  const list = page.getByRole('region', { name: '材料清单' });
  await expect(list.getByText(/还缺 \d+ 项必需材料/)).toBeVisible();
  await expect(list.getByRole('row', { name: /^收款银行卡或存折/ })).toContainText('必需，未交');

  // By keyboard: the first letter of the choice is enough, what usually follows is filled in.
  const got = list.getByLabel('申请人身份证件：交来');
  await got.focus();
  await page.keyboard.press('ArrowDown');
  await expect(list.getByLabel('申请人身份证件：核对')).toHaveValue('seen');
  await expect(list.getByLabel('申请人身份证件：去向')).toHaveValue('returned');

  // Chosen: a large scan is made smaller, files that cannot be kept are named, the others are taken.
  const png = Buffer.from(await painted(page, 5000, 7000, 'image/png'));
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(50_000, 16);
  bomb.writeUInt32BE(50_000, 20);
  await list.getByLabel('选择文件：申请人身份证件').setInputFiles([
    { name: `${PERSON.name}身份证.png`, mimeType: 'image/png', buffer: png },
    { name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    { name: '网页.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html><script>x()</script>') },
    { name: '炸弹.png', mimeType: 'image/png', buffer: bomb },
    { name: '断.png', mimeType: 'image/png', buffer: png.subarray(0, 60) },
    { name: '加密.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 trailer<</Encrypt 5 0 R>>') },
  ]);
  const refused = list.getByRole('alert');
  await expect(refused.getByRole('listitem')).toHaveText([
    /^空\.jpg：.*0 字节/,
    /^网页\.jpg：.*不是 JPEG、PNG 图片或 PDF/,
    /^炸弹\.png：.*尺寸大得不正常/,
    /^断\.png：.*不完整或已损坏/,
    /^加密\.pdf：.*密码/,
  ]);
  await expect(list.getByRole('button', { name: /^查看附件/ })).toHaveCount(1);

  // Dropped on another line.
  const jpeg = await painted(page, 800, 600, 'image/jpeg');
  const data = await page.evaluateHandle((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], '票据.jpg', { type: 'image/jpeg' }));
    return transfer;
  }, jpeg);
  await list
    .getByRole('button', { name: '添加附件：医疗费用票据（或电子票据）' })
    .dispatchEvent('drop', { dataTransfer: data });
  await expect(list.getByRole('button', { name: '查看附件：票据.jpg' })).toBeVisible();

  // Turned in the full view, taken out, put back.
  await list.getByRole('button', { name: '查看附件：票据.jpg' }).press('Enter');
  const view = page.getByRole('region', { name: '附件：票据.jpg' });
  await view.getByRole('button', { name: '旋转' }).click();
  await expect(view.getByRole('img', { name: '票据.jpg' })).toHaveCSS('rotate', '90deg');
  await view.getByRole('button', { name: '移除' }).click();
  await expect(list.getByRole('button', { name: '查看附件：票据.jpg' })).toHaveCount(0);
  await list.getByRole('button', { name: '恢复附件：票据.jpg' }).click();
  await expect(list.getByRole('button', { name: '查看附件：票据.jpg' })).toBeVisible();
  await quit();

  const sealed = readdirSync(join(dataDir, 'attachments'));
  expect(sealed).toHaveLength(2);
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = readFileSync(join(entry.parentPath, entry.name));
    for (const canary of [png.subarray(0, 33), Buffer.from(jpeg).subarray(0, 64), Buffer.from('身份证.png')]) {
      expect(content.includes(canary), entry.name).toBe(false);
    }
    if (sealed.includes(entry.name)) expect(content.length).toBeLessThan(MAX_KEPT);
  }
});

test('a scan and what was ticked are there after a restart', async ({ launch }) => {
  const { page, quit } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await page.keyboard.press('Alt+5');
  await page.getByLabel('申请人身份证件：交来').selectOption('copy');
  await expect(page.getByLabel('申请人身份证件：去向')).toHaveValue('kept');
  const buffer = Buffer.from(await painted(page, 800, 600, 'image/png'));
  const file = { name: `${PERSON.name}身份证.png`, mimeType: 'image/png', buffer };
  await page.getByLabel('选择文件：申请人身份证件').setInputFiles([file]);
  await expect(page.getByRole('button', { name: `查看附件：${file.name}` })).toBeVisible();
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await quit();

  const again = await launch();
  await unlock(again.page);
  await again.page.getByText(PERSON.name).first().dblclick();
  await expect(again.page.getByLabel('申请人身份证件：交来')).toHaveValue('copy');
  const thumb = again.page.getByRole('button', { name: `查看附件：${file.name}` });
  await expect(thumb.locator('img')).toBeVisible();
  await thumb.press('Enter');
  await expect(again.page.getByRole('img', { name: file.name })).toBeVisible();
});

test('a scan is linked to one bill, and its picture says so', async ({ launch }) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.keyboard.press('Alt+5');
  const buffer = Buffer.from(await painted(page, 800, 600, 'image/png'));
  await page
    .getByLabel('选择文件：医疗费用票据（或电子票据）')
    .setInputFiles([{ name: '第二次住院.png', mimeType: 'image/png', buffer }]);
  await page.getByRole('button', { name: '查看附件：第二次住院.png' }).press('Enter');
  const view = page.getByRole('region', { name: '附件：第二次住院.png' });
  const bill = view.getByLabel('第二次住院.png：对应哪张票据');
  await expect(bill.locator('option')).toHaveCount(STAYS.length + 1);
  await bill.selectOption({ index: 2 });
  await expect(page.getByRole('button', { name: '查看附件：第二次住院.png（第 2 张票据）' })).toBeVisible();
  await look(page, '附件-对应票据');
  // Faster than it is saved: the choice waits for the turn, and both are kept.
  await view.getByRole('button', { name: '旋转' }).click();
  await bill.selectOption({ index: 0 });
  await expect(page.getByRole('button', { name: '查看附件：第二次住院.png', exact: true })).toBeVisible();
});

test('papers ticked faster than they are saved are all kept', async ({ launch }) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await page.keyboard.press('Alt+5');
  const list = page.getByRole('region', { name: '材料清单' });
  const papers = ['申请人身份证件', '户口簿', '医疗费用票据（或电子票据）', '收款银行卡或存折'];
  await expect(list.getByLabel('申请人身份证件：交来')).toBeVisible();
  // Within one turn of the page: no answer can come in between.
  await page.evaluate((names) => {
    for (const name of names) {
      const choice = document.querySelector<HTMLSelectElement>(`select[aria-label="${name}：交来"]`);
      if (choice === null) throw new Error(name);
      choice.value = 'original';
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }, papers);
  for (const name of papers) await expect(list.getByLabel(`${name}：交来`)).toHaveValue('original');
  await expect(list.getByRole('alert')).toHaveCount(0);
});

test('all needed papers are taken down as originals at once, and the side says how many are missing', async ({
  launch,
}) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  const side = page.getByRole('complementary', { name: '测算结果' });
  await expect(side.getByText(/还缺 \d+ 项必需材料/)).toBeVisible();
  await page.keyboard.press('Alt+5');
  const list = page.getByRole('region', { name: '材料清单' });
  await list.getByRole('button', { name: '必需的都已交原件' }).press('Enter');
  await expect(list.getByText('必需的都已交来')).toBeVisible();
  await expect(list.getByLabel('申请人身份证件：交来')).toHaveValue('original');
  await expect(list.getByLabel('申请人身份证件：交来')).toBeFocused();
  await expect(side.getByText(/还缺 \d+ 项必需材料/)).toHaveCount(0);
});
