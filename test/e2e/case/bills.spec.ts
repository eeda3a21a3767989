import type { Page } from '@playwright/test';
import { firstRun, newApplication } from '../../support/clerk.ts';
import { FIXED_CLOCK } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

const TABLE = [
  '住院费用表',
  '类别\t医院\t级别\t定点\t区内外\t入院\t出院\t总费用\t范围内\t基本医保\t票据代码\t票据号',
  '住院\t某某县医院\t二级\t是\t区内\t2023/3/1\t2023/3/5\t1,000.00\t1000\t600\t21060123\t0000000001',
  '住院\t某某市中心医院\t特等\t是\t区内\t2022/12/20\t2023/1/10\t2,000.00\t2000\t1200\t21060123\t0000000002',
  '住院\t某某省医院\t三级\t是\t区外\t2023/5/1\t2023/5/9\t3,000.00\t3000\t1800\t21060123\t0000000003',
  '住院\t某某省医院\t三级\t是\t区外\t2023/5/1\t2023/5/9\t-3,000.00\t\t\t21060123\t0000000004',
  '合计\t\t\t\t\t\t\t6,000.00\t\t\t\t',
].join('\r\n');

/** Keys as a scanner sends them, 5 ms apart by their own time stamps, however slow the machine of the test is. */
const scanInto = async (page: Page, text: string): Promise<void> =>
  await page.evaluate((scanned) => {
    [...scanned, 'Enter'].forEach((key, index) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: 1_000_000 + index * 5 });
      document.activeElement?.dispatchEvent(event);
      if (key !== 'Enter') document.execCommand('insertText', false, key);
    });
  }, text);

test('three bills are pasted, taken back, scanned and copied by the keyboard', async ({ launch }, info) => {
  const { page, electron } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  const press = (key: string) => page.keyboard.press(key);
  const cell = (row: number, word: string) => page.getByLabel(`第${row}行 ${word}`, { exact: true });
  await firstRun(page);
  await newApplication(page);

  await expect(page.getByLabel('身份证号', { exact: true })).toBeFocused();
  await press('Alt+2');
  await expect(page.getByRole('grid', { name: '票据' }).locator(':focus')).toHaveCount(1);
  await electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), TABLE);
  await press('Control+v');
  const preview = page.getByRole('region', { name: '粘贴预览' });
  await expect(preview).toContainText(
    '共 7 行，可填入票据 3 张；不填入：标题 2 行、合计 1 行、退费票据（红票）1 行，不能受理。',
  );
  await expect(preview).toContainText('第 4 行：“特等”不是级别的一种');
  await page.screenshot({ path: info.outputPath('preview.png') });

  // A cell is mended where it stands; then the rows go in, and come back out again.
  await preview.getByLabel('粘贴第4行第3列').fill('三级');
  await expect(preview.getByRole('list', { name: '粘贴内容的问题' })).toHaveCount(0);
  await press('Control+Enter');
  await expect(preview).toHaveCount(0);
  await expect(cell(1, '类别')).toBeFocused();
  await expect(cell(3, '医院')).toHaveValue('某某省医院');
  await expect(page.getByText('按出院日期整次计入 2023 年度，不拆分。')).toBeVisible();
  await press('Control+z');
  await expect(cell(3, '医院')).toHaveCount(0);
  await expect(cell(1, '医院')).toHaveValue('');
  await press('Control+y');
  await expect(cell(3, '总费用')).toHaveValue('3,000.00');

  // The total of the list beside the bill's.
  await cell(2, '清单合计').fill('=900+100');
  await press('Enter');
  await expect(page.getByText('票据总费用 2,000.00 元，比清单合计多 1,000.00 元。')).toBeVisible();

  // The scanner types into whatever has the focus: what stood there comes back.
  await cell(3, '医院').focus();
  await scanInto(page, '01,11,12060119,0026896566,c748a8,20230315,50000.00,');
  await expect(page.getByText('已填入第 4 行：12060119 0026896566 c748a8，50,000.00 元。')).toBeVisible();
  await expect(cell(3, '医院')).toHaveValue('某某省医院');
  await expect(cell(4, '票据号')).toHaveValue('0026896566');
  await press('F9');
  await expect(page.getByLabel('扫描票据', { exact: true })).toBeFocused();
  await page.keyboard.insertText('https://example.invalid/不认识的内容');
  await press('Enter');
  await expect(page.getByText('扫到的内容已原样保存在第 5 行')).toBeVisible();
  await page.keyboard.insertText('12060119,0026896567,c748a8,-50.00');
  await press('Enter');
  await expect(page.getByText('这是退费票据（红票），不能受理，没有填入。')).toBeVisible();
  await page.screenshot({ path: info.outputPath('scanned.png') });
  await press('Escape');

  // A day that cannot be right keeps the cursor until it is put right.
  const out = cell(1, '出院');
  const right = await out.inputValue();
  await out.fill('2020-01-01');
  await press('Enter');
  await expect(page.getByText('出院日期早于入院日期。请核对票据。')).toBeVisible();
  await expect(out).toBeFocused();
  await out.fill(right);
  await press('Enter');
  await expect(out).not.toBeFocused();

  // A range of lines goes out as a table.
  await cell(1, '医院').focus();
  await press('Shift+ArrowDown');
  await expect(page.getByRole('row', { name: '第2行票据' })).toHaveAttribute('aria-selected', 'true');
  await press('Control+c');
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied.split('\n')).toHaveLength(3);
  expect(copied).toContain('某某市中心医院\t三级\t是\t区内');
});
