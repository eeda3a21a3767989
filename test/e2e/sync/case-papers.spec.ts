import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { countyFolder } from '../../county/service/support/running-county.ts';
import { answerFolderDialogs } from '../../support/answer-dialogs.ts';
import { FIXED_CLOCK, ID_SEED } from '../../support/invented-case.ts';
import { sealWithPapers } from './papers/seal-with-papers.ts';
import { windowAtCounty } from './papers/window-at-county.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

let county: Awaited<ReturnType<typeof countyFolder>>;
let running: Awaited<ReturnType<(typeof county)['start']>>;
test.beforeEach(async () => {
  county = await countyFolder();
  running = await county.start();
});
test.afterEach(async () => county.remove());

test('scans attached to a case follow its batch when the clerk sends them, and are shown as delivered by the county’s word', async ({
  launch,
  dataDir,
}) => {
  test.slow();
  const { page, electron } = await launch({ env: ENV });
  await page.setViewportSize({ width: 1366, height: 768 });
  await windowAtCounty(page, county);

  await page.getByLabel('主导航').getByRole('link', { name: '设置', exact: true }).click();
  const mode = page.getByLabel('扫描件和打印件随批传送');
  await expect(mode).toHaveValue('auto');
  await mode.selectOption({ label: '只在县里要时' });
  await expect(mode).toHaveValue('wanted');
  await mode.scrollIntoViewIfNeeded();
  await look(page, '材料-设置');

  await sealWithPapers(page);
  await expect(page.getByText('县级已接收')).toBeVisible();
  const line = page.getByRole('group', { name: '第 1 批的材料' });
  await expect(line.getByText(/^材料 0\/2 份已送达 · 6\.\d MB$/)).toBeVisible();
  await expect(line.getByText('留在本机')).toBeVisible();
  await line.scrollIntoViewIfNeeded();
  await look(page, '材料-留在本机');

  // On a stick, with the size said before the place is asked for.
  const stick = join(dataDir, '..', 'stick');
  mkdirSync(stick);
  await answerFolderDialogs(electron, stick);
  await page.getByRole('button', { name: '导出材料到 U 盘' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/（2 份，约 6\.\d MB）/)).toBeVisible();
  await look(page, '材料-导出');
  await dialog.getByRole('button', { name: '选择 U 盘' }).click();
  await expect(page.getByText('2 份材料已写到', { exact: false })).toBeVisible();
  expect(readdirSync(stick).filter((name) => name.endsWith('.aidpapers'))).toHaveLength(2);
  await expect(line.getByText('2 份已导出到 U 盘，等县里确认。', { exact: false })).toBeVisible();

  // Over the line, because the clerk says so.
  await line.getByRole('button', { name: '现在送第 1 批的材料' }).focus();
  await page.keyboard.press('Enter');
  await expect(line).toBeHidden();
  await page.getByRole('button', { name: '查看第 1 批的回执' }).click();
  await expect(page.getByText(/^材料 2\/2 份已送达 · 6\.\d MB$/)).toBeVisible();
  await expect(page.getByText('第 2 份')).toBeVisible();
  await page.getByText('第 2 份').scrollIntoViewIfNeeded();
  await look(page, '材料-已送达');
  const batch = (await running.county.books.queries.batches({}))[0]?.batch ?? 0;
  expect(await running.county.papers.ofCase({ batch, place: 0 })).toMatchObject({ here: 2, parts: 2, absent: [] });
});
