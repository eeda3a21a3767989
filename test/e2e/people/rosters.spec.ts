import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import { answerOpenDialogs, answerSaveDialogs } from '../../support/answer-dialogs.ts';
import { firstRun, newApplication } from '../../support/clerk.ts';
import { PERSON, STATION } from '../../support/invented-case.ts';
import { idOf } from '../../service/support/forms/sound-ids.ts';
import { expect, test } from '../fixtures.ts';

type Row = readonly (string | number | Date | null)[];

/** A roster as it comes: a merged title, a household's village standing once, dates as dates, a number that lost its end. */
async function civilRoster(rows: readonly Row[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [
      {
        name: '低保',
        rows: [
          ['东风镇城乡低保对象花名册（2023年9月）', null, null, null, null],
          ['姓名', '身份证号码', '保障类别', '享受开始时间', '所属村（社区）'],
          ...rows.map((row) => [...row]),
          ['合计', null, null, null, rows.length],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
          { startRow: 2, startCol: 4, endRow: 3, endCol: 4 },
        ],
      },
    ],
  });
}

const SHOTS = process.env['AID_SHOTS'];
async function shot(page: Page, name: string): Promise<void> {
  if (SHOTS === undefined) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

test('a roster is tried, taken over and undone by keyboard, and its people are known', async ({ launch, dataDir }) => {
  const { page, electron } = await launch();
  await firstRun(page);
  const beside = dirname(dataDir);
  const file = join(beside, '2023年9月低保名册.xlsx');
  const start = new Date(Date.UTC(2022, 11, 1));
  writeFileSync(
    file,
    await civilRoster([
      [PERSON.name, PERSON.idNumber, '城市低保', start, '柳河村'],
      ['王某乙', idOf(1), '城市低保', start, null],
      ['王某丙', Number('330782198001010013'), '城市低保', start, '东村'],
      ['王某丁', idOf(3), '甲类', '2023年8月', '东村'],
    ]),
  );
  await page.getByRole('link', { name: '名册', exact: true }).click();
  await expect(page.getByText('还没有名册')).toBeVisible();
  await shot(page, '1-empty');
  await answerOpenDialogs(electron, file);
  await page.getByRole('button', { name: '导入名册' }).focus();
  await page.keyboard.press('Enter');

  await expect(page.getByLabel('名单名称')).toBeFocused();
  await expect(page.getByLabel('名单名称')).toHaveValue('低保名册');
  await expect(page.getByLabel('名册日期')).toHaveValue('2023-09-30');
  await expect(page.getByRole('combobox', { name: '身份证号', exact: true })).toHaveValue('B　身份证号码');
  await shot(page, '2-mapping');
  // The lock closes the file, but what was typed for it waits.
  await page.getByLabel('名单名称').fill('东风低保名册');
  await page.keyboard.press('Control+l');
  await page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await expect(page.getByRole('main', { name: '解锁' })).toBeHidden();
  await expect(page.getByText(/^锁定时名册文件已关闭/)).toBeVisible();
  await expect(page.getByRole('button', { name: '试算' })).toBeDisabled();
  await shot(page, '2-reopen');
  await page.getByRole('button', { name: '重新选择文件' }).press('Enter');
  await expect(page.getByText(/^锁定时名册文件已关闭/)).toBeHidden();
  await expect(page.getByLabel('名单名称')).toHaveValue('东风低保名册');
  await page.getByLabel('名单名称').fill('低保名册');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('文件共 5 行 = 新增 2 + 拒收 2 + 忽略 1。在册人数 0 → 2')).toBeVisible();
  await expect(page.getByText('身份证号存成了数字格式，后几位已丢失')).toBeVisible();
  await shot(page, '3-trial');
  const words = page.getByRole('combobox', { name: '「甲类」（1 行）' });
  await words.focus();
  await page.keyboard.type('低保边缘');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('文件共 5 行 = 新增 3 + 拒收 1 + 忽略 1。在册人数 0 → 3')).toBeVisible();
  await shot(page, '4-trial-again');
  const table = join(beside, '拒收.xlsx');
  await answerSaveDialogs(electron, table);
  await page.getByRole('button', { name: '导出拒收的 1 行' }).click();
  await expect(page.getByText(`拒收的行已存到 ${table}`)).toBeVisible();
  await page.keyboard.press('Control+Enter');

  const row = page.getByRole('row', { name: /低保名册 民政 2023-09-30 正在使用/ });
  await expect(row).toBeVisible();
  await shot(page, '5-list');

  await newApplication(page);
  await page.getByLabel('身份证号', { exact: true }).fill(PERSON.idNumber);
  const facts = page.getByRole('group', { name: '名册提示' });
  await expect(facts).toContainText('低保对象，2022-12-01 起〔民政名册《低保名册》2023-09-30〕');
  await shot(page, '7-facts');
  await facts.getByRole('button', { name: '采用名册的低保对象' }).focus();
  await page.keyboard.press('Enter');
  await expect(facts).toContainText('已采用');
  await expect(page.getByLabel('第1行 生效日期')).toHaveValue('2022-12-01');
  await expect(page.getByLabel('第1行 来源')).toHaveValue('民政名册《低保名册》2023-09-30');
  await shot(page, '8-adopted');
  await page.getByRole('link', { name: '名册', exact: true }).click();
  await row.getByRole('button', { name: '撤销' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('原因')).toBeFocused();
  await page.keyboard.type('选错文件');
  await shot(page, '6-undo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /低保名册 民政 2023-09-30 已撤销/ })).toBeVisible();
});
