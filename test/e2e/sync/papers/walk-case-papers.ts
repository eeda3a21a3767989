import { expect } from '@playwright/test';
import { paperLine } from '../../../service/sync/papers/paper-line.ts';
import { call } from '../../../bench/window-app.ts';
import { sealWithPapers } from './seal-with-papers.ts';
import { go, still, type Walk } from '../../../tour/screens/visit.ts';

/** Papers of a batch as they stand on the way to the county: it is of before, they are stopped, refused, on their way, kept here. */
export async function walkCasePapers({ app: { page }, visit }: Walk, county: string) {
  const row = page.getByRole('group', { name: '第 1 批的材料' });
  // At the top, where it stays in a lower window.
  const visitRow = async (name: string): Promise<void> => {
    await row.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await visit(page, name);
  };
  const line = await paperLine(county);
  line.refuse();
  await call(page, 'sync/setLine', { address: line.address, certificate: '' });
  await sealWithPapers(page);
  const send = row.getByRole('button', { name: '现在送第 1 批的材料' });
  await expect(page.getByText(/还不收材料/)).toBeVisible();
  await visitRow('材料-县级未升级');
  await row.getByRole('button', { name: '暂停第 1 批的材料' }).click();
  await expect(row.getByText('您暂停了这一批材料的传送。', { exact: false })).toBeVisible();
  await visitRow('材料-暂停');
  line.refuse({ status: 422, code: 'refused', detail: 'content_media' });
  await send.click();
  await expect(row.getByText(/没有通过/)).toBeVisible();
  await visitRow('材料-没有通过');
  await page.getByRole('button', { name: '查看第 1 批的回执' }).click();
  await still(page);
  await visit(page, '材料-批次页');
  await go(page, '/batches');
  await page.getByRole('button', { name: '导出材料到 U 盘' }).click();
  await expect(page.getByRole('dialog').getByText(/2 份，约/)).toBeVisible();
  await visit(page, '材料-导出');
  await page.keyboard.press('Escape');
  await go(page, '/settings');
  const mode = page.getByLabel('扫描件和打印件随批传送');
  await mode.scrollIntoViewIfNeeded();
  await visit(page, '材料-设置');
  await go(page, '/batches');
  return { line, row, send };
}
