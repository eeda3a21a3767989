import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { answerFolderDialogs, answerSaveDialogs } from '../../support/answer-dialogs.ts';
import { firstRun } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED } from '../../support/invented-case.ts';
import { lookAround } from '../../support/look.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { playPrinters, sentToPrinters } from '../../support/play-printers.ts';
import { expect, test } from '../fixtures.ts';
import { caseWith } from './case-with.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

test('papers of the day are made in order without a printer, saved into a folder and stand in the log', async ({
  launch,
  dataDir,
}) => {
  const app = await launch({ env: ENV });
  const { page, electron } = app;
  await firstRun(page);
  const numbers = [await caseWith(page, 51, []), await caseWith(page, 52, []), await caseWith(page, 53, [])];
  await page.getByRole('link', { name: '文书', exact: true }).click();
  await page.getByRole('tab', { name: '成批打印' }).click();
  const table = page.getByRole('grid', { name: '可成批打印的申请' });
  await expect(table.getByRole('row')).toHaveCount(4);
  await lookAround(app.page, '成批-选择');
  await table.getByRole('row', { name: new RegExp(numbers[1] ?? '') }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '生成 4 份文书' }).click();
  await expect(page.getByText('已生成 4 份', { exact: true })).toBeVisible();
  const job = page.getByRole('table', { name: '成批文书' });
  await expect(job.getByText('已生成')).toHaveCount(4);
  await expect(page.getByLabel('打印机')).toBeDisabled();
  await expect(page.getByRole('button', { name: '打印 4 份' })).toBeDisabled();
  await lookAround(app.page, '成批-已生成');
  const folder = join(dataDir, '..', 'usb');
  mkdirSync(folder);
  await answerFolderDialogs(electron, folder);
  await page.getByRole('button', { name: '存到文件夹' }).click();
  await expect(page.getByText(`4 份文书已存到 ${folder}`)).toBeVisible();
  const [first = '', third = ''] = [numbers[0], numbers[2]];
  const names = [
    `1-${first}-医疗救助费用结算单.pdf`,
    `2-${first}-医疗救助申请审批表.pdf`,
    `3-${third}-医疗救助费用结算单.pdf`,
    `4-${third}-医疗救助申请审批表.pdf`,
  ];
  expect(readdirSync(folder).sort()).toEqual(names);
  const { pages } = await readPdf(readFileSync(join(folder, names[2] ?? '')));
  expect(pages[0]).toContain(third);
  await page.getByRole('tab', { name: '打印记录' }).click();
  await expect(page.getByText('共 4 份')).toBeVisible();
});

test('papers go to the printer that was chosen, which is remembered; one that went is named', async ({ launch }) => {
  const app = await launch({ env: ENV });
  const { page, electron } = app;
  await firstRun(page);
  await caseWith(page, 54, []);
  await caseWith(page, 55, []);
  await playPrinters(electron, ['HP LaserJet 1020', '针式打印机']);
  await page.getByRole('link', { name: '文书', exact: true }).click();
  await page.getByRole('tab', { name: '成批打印' }).click();
  await page.getByRole('button', { name: '生成 4 份文书' }).click();
  const printer = page.getByLabel('打印机');
  await expect(page.getByRole('button', { name: '打印 4 份' })).toBeDisabled();
  await printer.selectOption('HP LaserJet 1020');
  await page.getByRole('button', { name: '打印 4 份' }).click();
  const job = page.getByRole('table', { name: '成批文书' });
  await expect(job.getByText('已送打印机')).toHaveCount(4);
  expect(await sentToPrinters(electron)).toEqual(
    [1, 2, 1, 2].map((pages) => ({ printer: 'HP LaserJet 1020', isSilent: true, pages })),
  );
  await lookAround(app.page, '成批-已打印');
  await playPrinters(electron, ['针式打印机']);
  await page.getByRole('button', { name: '另选申请' }).click();
  await page.getByRole('button', { name: '生成 4 份文书' }).click();
  await page.getByRole('button', { name: '打印 4 份' }).click();
  await expect(job.getByText('没有找到打印机「HP LaserJet 1020」', { exact: false })).toHaveCount(1);
  await expect(job.getByText('没有完成')).toHaveCount(1);
  expect(await sentToPrinters(electron)).toEqual([]);
});

test('a job is ended between two papers, and what was made stays', async ({ launch }) => {
  const app = await launch({ env: ENV });
  const { page } = app;
  await firstRun(page);
  for (const seed of [61, 62, 63, 64]) await caseWith(page, seed, []);
  await page.getByRole('link', { name: '文书', exact: true }).click();
  await page.getByRole('tab', { name: '成批打印' }).click();
  await page.getByLabel('医疗救助申请受理回执').check();
  await page.getByRole('button', { name: '生成 12 份文书' }).click();
  // Twelve papers take seconds; the click comes during one of the first.
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText(/已生成 \d+ 份，\d+ 份没有做/)).toBeVisible();
  const made = await page.getByRole('table', { name: '成批文书' }).getByText('已生成').count();
  expect(made).toBeLessThan(12);
  await lookAround(app.page, '成批-取消');
  await page.getByRole('tab', { name: '打印记录' }).click();
  await expect(page.getByText(`共 ${made} 份`)).toBeVisible();
});

test('applications chosen on the desk by Space are printed together', async ({ launch }) => {
  const app = await launch({ env: ENV });
  const { page } = app;
  await firstRun(page);
  const numbers = [await caseWith(page, 71, []), await caseWith(page, 72, []), await caseWith(page, 73, [])];
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('heading', { name: '新申请' })).toBeVisible();
  await page.getByRole('link', { name: '受理台', exact: true }).click();
  const desk = page.getByRole('grid', { name: '申请' });
  const row = (number = '') => desk.getByRole('row').filter({ has: page.getByTitle(number, { exact: true }) });
  await expect(desk.getByRole('checkbox', { name: '选取 草稿' })).toBeDisabled();
  await row(numbers[2]).focus();
  await page.keyboard.press('Space');
  await row(numbers[0]).focus();
  await page.keyboard.press('Space');
  const bar = page.getByRole('group', { name: '选取的申请' });
  await expect(bar.getByText('已选 2 份')).toBeVisible();
  await lookAround(app.page, '受理台-选取');
  await bar.getByRole('button', { name: '成批打印' }).press('Enter');
  await expect(page.getByText('在受理台选取的 2 份')).toBeVisible();
  const table = page.getByRole('grid', { name: '可成批打印的申请' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table).not.toContainText(numbers[1] ?? '');
  await lookAround(app.page, '成批-选取的');
  await page.getByRole('button', { name: '生成 4 份文书' }).press('Enter');
  await expect(page.getByText('已生成 4 份', { exact: true })).toBeVisible();
});

test('a list of a month is made from its days', async ({ launch }) => {
  const app = await launch({ env: ENV });
  const { page } = app;
  await firstRun(page);
  const number = await caseWith(page, 65, []);
  await page.getByRole('link', { name: '文书', exact: true }).click();
  await page.getByRole('tab', { name: '登记表' }).click();
  await lookAround(app.page, '登记表');
  await page.getByRole('button', { name: /^生成登记表：/ }).click();
  const dialog = page.getByRole('dialog', { name: '医疗救助申请登记表' });
  await expect(dialog.getByText('第 1 / 1 页')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '导出 Excel' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '打印记录' }).click();
  await expect(page.getByRole('row', { name: /登记表/ })).toHaveCount(1);
  expect(number).not.toBe('');
});

test('the list of the desk leaves as Excel as it is narrowed', async ({ launch, dataDir }) => {
  const app = await launch({ env: ENV });
  const { page, electron } = app;
  await firstRun(page);
  await expect(page.getByRole('button', { name: '导出 Excel' })).toHaveCount(0);
  const first = await caseWith(page, 66, []);
  await caseWith(page, 67, []);
  await page.getByRole('link', { name: '文书', exact: true }).click();
  await page.getByRole('link', { name: '受理台', exact: true }).click();
  await page.getByLabel('筛选姓名、村或申请号').fill(first);
  await expect(page.getByText('共 1 份', { exact: false })).toBeVisible();
  const file = join(dataDir, '..', 'desk.xlsx');
  await answerSaveDialogs(electron, file);
  await page.getByRole('button', { name: '导出 Excel' }).click();
  await expect(page.getByText(`已存为 ${file}`)).toBeVisible();
  await lookAround(app.page, '受理台-导出');
  const { sheets } = await readXlsx(readFileSync(file));
  expect(sheets[0]?.rows.slice(1).map(([number]) => number)).toEqual([first]);
});
