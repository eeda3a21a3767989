import { expect as expectPage } from '@playwright/test';
import type { PaperLine } from '#shared/protocol/papers/papers-index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOf, deliver, enrol, pcOf } from '../../decide/support/county.ts';
import { contentsOf, scanLine, sealedPapers } from '../../intake/papers/sample-papers.ts';
import { consoleCounty, picture, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';
import { endlessPage, hugePng, hugeSheet, manyPages } from './bombs.ts';

const SCANS = [
  ['大页', 'application/pdf', hugeSheet()],
  ['很多页', 'application/pdf', manyPages()],
  ['大图', 'image/png', hugePng()],
  ['画不完', 'application/pdf', endlessPage()],
] as const;

describe('papers that ask for more than the machine has', { timeout: 300_000 }, () => {
  let county: Awaited<ReturnType<typeof consoleCounty>>;
  let number = '';
  beforeAll(async () => {
    county = await consoleCounty();
    const { running } = county;
    await makeUser(running, 'chen', '陈审批', ['approver']);
    const pc = pcOf('A');
    await enrol(running.county.books, pc);
    const record = applicationOf(pc.device.pc, 1);
    ({ number } = record.application);
    const batch = pc.seal(record);
    const visit = record.visits[0]?.id ?? '';
    const whose = { number, revision: record.application.revision };
    // The samples give lines of either kind.
    const lines = SCANS.map(
      ([label, media, bytes]) => ({ ...scanLine(bytes, media, { visit }), ...whose, label }) as PaperLine,
    );
    const contents = contentsOf(...SCANS.map(([, , bytes]) => bytes));
    const file = sealedPapers({ papers: lines, absent: [], contents, batch, part: 1, parts: 1, device: pc.device });
    await deliver(running.county, pc, 1);
    const key = { device: pc.device.id, seq: 1, hash: file.hash };
    await running.county.papers.spool.put(key, file.bytes);
    await running.county.papers.take(key);
  }, 300_000);
  afterAll(() => county.close());

  it('are said to be too much, one after the other, and the tab goes on', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('table', { name: '案件' }).getByText(number).click();
    const list = page.getByRole('table', { name: '材料' });
    const viewer = page.getByRole('dialog', { name: '材料' });
    const open = async (label: string): Promise<void> => {
      await list.getByText(label, { exact: true }).click();
      await expectPage(viewer.locator('strong')).toHaveText(label);
    };
    await open('大页');
    const sheet = viewer.getByRole('img', { name: '大页，第 1 页，共 1 页' });
    await expectPage(sheet).toHaveAttribute('data-drawn', 'true');
    const dots = await sheet.evaluate((canvas: HTMLCanvasElement) => canvas.width * canvas.height);
    expect(dots).toBeLessThanOrEqual(16_000_000);
    await page.keyboard.press('Escape');
    await open('很多页');
    await expectPage(viewer).toContainText('共 100000 页，这里只显示前 200 页');
    await expectPage(viewer.locator('canvas')).toHaveCount(200);
    await page.keyboard.press('Escape');
    await open('大图');
    await expectPage(viewer).toContainText('图片已损坏或大得不合理');
    await page.keyboard.press('Escape');
    await open('画不完');
    await expectPage(viewer).toContainText('这份文件太复杂，20 秒没有进展，已停止打开', { timeout: 120_000 });
    await picture(page, 'papers-too-much');
    await expectPage(viewer.getByRole('button', { name: '再试一次' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expectPage(viewer).toBeHidden();
    await list.getByText('大图', { exact: true }).click();
    await expectPage(viewer).toContainText('图片已损坏或大得不合理');
    await page.context().close();
  });
});
