import { expect, type Page } from '@playwright/test';
import { call } from '../../bench/window-app.ts';
import { draft } from './seed.ts';
import { go, type Walk } from './visit.ts';

const TABLE = [
  '类别\t医院\t级别\t定点\t区内外\t入院\t出院\t总费用\t全自费\t范围内',
  '住院\t某某市中心医院\t特等\t是\t区内\t2023-05-01\t2023-05-09\t8,000.00\t500\t7,500',
  '住院\t某某省医院\t三级\t是\t区外\t2022-12-28\t2023-01-06\t=12000+300\t300\t12,000',
  '合计\t\t\t\t\t\t\t20,300.00\t\t',
].join('\n');

/** What can go wrong while bills are typed: two applications with one bill, a day before the admission, a pasted table. */
export async function walkBills({ app: { page, electron }, visit }: Walk, takenId: string): Promise<void> {
  const taken = await call(page, 'application/get', { id: takenId });
  const { id } = await draft(page, 6, (form) => ({ ...form, visits: taken.form.visits }));
  await go(page, `/applications/${id}`);
  await page.keyboard.press('Alt+2');
  await expect(page.getByText(/同一张票据不能重复救助/).first()).toBeVisible();
  await visit(page, '票据-重复');

  const cell = (row: number, word: string) => page.getByLabel(`第${row}行 ${word}`, { exact: true });
  await cell(1, '出院').fill('2023-02-01');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/出院日期早于入院日期/).first()).toBeVisible();
  await expect(page.getByText(/^不含 \d 张/)).toBeVisible();
  await visit(page, '票据-日期不对');
  await page.keyboard.press('Alt+3');
  await visit(page, '核查-日期不对');

  await page.keyboard.press('Alt+2');
  await cell(1, '医院').focus();
  await electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), TABLE);
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('region', { name: '粘贴预览' })).toBeVisible();
  await visit(page, '票据-粘贴预览');
  await page.keyboard.press('Escape');
  await cell(1, '医院').focus();
  await page.keyboard.press('F9');
  await expect(page.getByLabel('扫描票据', { exact: true })).toBeFocused();
  await visit(page, '票据-扫描');
  await page.keyboard.press('Escape');
  await walkAttempt(page, visit);
}

/** Accepting what is not whole: every problem said at once. */
async function walkAttempt(page: Page, visit: Walk['visit']): Promise<void> {
  const { id } = await call(page, 'application/create', {});
  await go(page, `/applications/${id}`);
  await expect(page.getByRole('button', { name: /^受理/ })).toBeVisible();
  await page.getByRole('button', { name: /^受理/ }).click();
  await expect(page.getByText('请填写身份证号。').first()).toBeVisible();
  await visit(page, '申请-没填好');
}
