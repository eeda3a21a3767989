import { expect as expectPage, type Page } from '@playwright/test';
import type { PaperLine } from '#shared/protocol/papers/papers-index.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOf, deliver, enrol, pcOf } from '../../decide/support/county.ts';
import {
  absentScan,
  contentsOf,
  printedLine,
  scanLine,
  sealedPapers,
  sha256,
} from '../../intake/papers/sample-papers.ts';
import { deskOf } from '../support/console-calls.ts';
import { consoleCounty, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';
import { halvesJpeg, wordPdf } from './pictures.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;

/** A case with a printed paper that its record names, one that it does not, a photograph that lies on its side, and one that is gone. */
async function makePapers(page: Page) {
  const { papers } = county.running.county;
  const pc = pcOf('A');
  await enrol(county.running.county.books, pc);
  const [form, other, photo] = [wordPdf('FORM'), wordPdf('OTHER'), await halvesJpeg(page, 800, 400)];
  const record = applicationOf(pc.device.pc, 1);
  const batch = pc.seal({
    ...record,
    papers: [
      { kind: 'approval', sha256: sha256(form), pages: 1 },
      { kind: 'settlement', sha256: 'ee'.repeat(32), pages: 1 },
    ],
  });
  const whose = { number: record.application.number, revision: record.application.revision };
  // What the samples say of others is said of this case.
  const notice = { ...printedLine(other), ...whose, paper: 'notice', title: '医疗救助申请一次性告知书' } as PaperLine;
  const visit = record.visits[0]?.id ?? '';
  const slip = { ...scanLine(photo, 'image/jpeg', { visit }), ...whose, label: '住院票据' } as PaperLine;
  const file = sealedPapers({
    papers: [{ ...printedLine(form), ...whose }, notice, slip],
    absent: [{ ...absentScan, ...whose }],
    contents: contentsOf(form, other, photo),
    batch,
    part: 1,
    parts: 2,
    device: pc.device,
  });
  await deliver(county.running.county, pc, 1);
  const key = { device: pc.device.id, seq: 1, hash: file.hash };
  await papers.spool.put(key, file.bytes);
  expect(await papers.take(key)).toMatchObject({ outcome: 'taken' });
  // Of this batch nothing will come.
  const bare = applicationOf(pc.device.pc, 2);
  pc.seal(bare);
  await deliver(county.running.county, pc, 2);
  return { number: record.application.number, bare: bare.application.number, photo };
}

let made: Awaited<ReturnType<typeof makePapers>>;
beforeAll(async () => {
  county = await consoleCounty();
  for (const [user, name, roles] of [
    ['chen', '陈审批', ['approver']],
    ['zhao', '赵支付', ['payer']],
    ['admin2', '钱管理', ['administrator']],
  ] as const)
    await makeUser(county.running, user, name, roles);
  const page = await county.open();
  made = await makePapers(page);
  await page.context().close();
}, 300_000);
afterAll(() => county.close());

async function openCase(user: string): Promise<Page> {
  const page = await county.open();
  await signIn(page, user);
  await page.getByRole('table', { name: '案件' }).getByText(made.number).click();
  await expectPage(page.getByRole('table', { name: '材料' })).toBeVisible();
  return page;
}

describe('the papers of a case in a real browser', () => {
  it('are listed with what is missing, and opened by keyboard beside the case: a PDF and a photograph', async () => {
    const page = await openCase('chen');
    const list = page.getByRole('table', { name: '材料' });
    await expectPage(page.getByText('这一批的材料分 2 部分传送，已收到 1 部分')).toBeVisible();
    await expectPage(list.locator('tbody tr')).toHaveCount(5);
    await expectPage(list).toContainText('未在记录中列明');
    await expectPage(list).toContainText('随批列明，尚未收到');
    await expectPage(list).toContainText('乡镇电脑上的文件已损坏或不在');
    await list.scrollIntoViewIfNeeded();
    await picture(page, 'papers-list');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('v');
    const viewer = page.getByRole('dialog', { name: '材料' });
    await expectPage(viewer.getByRole('img', { name: '医疗救助申请审批表，第 1 页，共 1 页' })).toHaveAttribute(
      'data-drawn',
      'true',
    );
    await expectPage(viewer).toContainText('第 1 / 3 份');
    await picture(page, 'papers-pdf');
    expect(await seriousFindings(page)).toEqual([]);
    for (const name of ['票据', '测算过程']) {
      const table = page.getByRole('table', { name });
      await table.scrollIntoViewIfNeeded();
      await picture(page, `papers-beside-${name}`);
      expect(await endOf(table)).toEqual({ isPageWide: false, isReached: true });
    }
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await expectPage(viewer).toContainText('未在记录中列明：记录里没有这份打印件的校验值');
    await page.keyboard.press('ArrowDown');
    const photo = viewer.getByRole('img', { name: '住院票据' });
    await expectPage(photo).toHaveAttribute('data-drawn', 'true');
    // It lay on its side and is shown upright: twice as high as wide, red above blue.
    expect(await colours(photo)).toEqual({ shape: '400 × 800', above: 'red', below: 'blue' });
    await picture(page, 'papers-photo');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('t');
    await expectPage.poll(async () => (await colours(photo)).shape).toBe('800 × 400');
    await page.keyboard.press('+');
    await expectPage(viewer.getByRole('toolbar', { name: '查看图片' })).toContainText('150%');
    expect(page.url()).not.toContain(made.number);
    await page.keyboard.press('Escape');
    await expectPage(viewer).toBeHidden();
    await expectPage(page.getByRole('table', { name: '材料' })).toBeVisible();
    await page.context().close();
  }, 180_000);

  it('look right in the dark and at 125 %', async () => {
    const page = await openCase('chen');
    await page.getByRole('button', { name: '换成深色' }).click();
    await page.setViewportSize({ width: 1093, height: 614 });
    await page.keyboard.press('v');
    const viewer = page.getByRole('dialog', { name: '材料' });
    await expectPage(viewer.getByRole('img', { name: /审批表/ })).toHaveAttribute('data-drawn', 'true');
    await picture(page, 'papers-dark');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.context().close();
  });

  it('are opened by nobody who only pays, and every opening is in the history', async () => {
    const page = await openCase('zhao');
    await expectPage(page.getByText('您的权限可以看到有哪些材料，不能打开')).toBeVisible();
    await page.keyboard.press('v');
    await expectPage(page.getByRole('dialog')).toHaveCount(0);
    await page.context().close();
    const record = { batch: (await county.running.county.books.queries.batches({}))[0]?.batch ?? 0, place: 0 };
    const payer = await deskOf(county.running, 'zhao');
    expect(await payer.refused('paper', { record, sha256: sha256(made.photo) })).toBe('role_missing');
    const administrator = await deskOf(county.running, 'admin2');
    const { rows } = await administrator.get('audit', {
      group: 'looks',
      user: 'chen',
      from: null,
      to: null,
      before: null,
    });
    expect(rows.map(({ words }) => words)).toContain(`查看案件 ${made.number} 的材料：住院票据`);
    expect(rows.map(({ words }) => words)).toContain(`查看案件 ${made.number} 的材料：医疗救助申请审批表`);
  });

  it('are asked for once, and the PC is told', async () => {
    const page = await openCase('chen');
    await page.getByRole('button', { name: '请窗口传来材料' }).click();
    await expectPage(page.getByText('已请 210502001-A 传来这一批的材料')).toBeVisible();
    await expectPage(page.getByRole('button', { name: '请窗口传来材料' })).toBeHidden();
    await expectPage(page.getByText('已请窗口传来，窗口下次联系时会传')).toBeVisible();
    // Of a batch of which some came nobody need be told that there may be none.
    await expectPage(page.getByText('这一批可能没有扫描件和打印件')).toHaveCount(0);
    await page.context().close();
    const { books } = county.running.county;
    const [pc] = await books.devices();
    const { items } = await books.feed(pc?.device ?? '', 0, { items: 100, bytes: 1_000_000 });
    expect(items.at(-1)).toMatchObject({
      kind: 'papers-wanted',
      batchSeq: 1,
      part: null,
      subject: { number: made.number },
      by: '陈审批',
    });
  });

  it('may be none at all: then the PC has nothing to answer with, and whoever asked is told whom to ask', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('table', { name: '案件' }).getByText(made.bare).click();
    await page.getByRole('button', { name: '请窗口传来材料' }).click();
    const words = '联系过仍没有传来的，这一批可能没有扫描件和打印件，请打电话问乡镇';
    await expectPage(page.getByText(words)).toBeVisible();
    await picture(page, 'papers-none');
    await page.context().close();
  });
});

/** Whether a table makes the page wider than its room, and whether its own scrolling reaches its right edge. */
const endOf = (table: ReturnType<Page['getByRole']>) =>
  table.evaluate((element) => {
    const [body, frame] = [
      element.closest('main > section')?.lastElementChild ?? null,
      element.closest('[data-scrolls]'),
    ];
    if (body === null || frame === null) throw new Error('no frame');
    frame.scrollLeft = frame.scrollWidth;
    const viewer = document.querySelector('[role="dialog"]');
    const edge = viewer?.getBoundingClientRect().left ?? window.innerWidth;
    const isReached = element.getBoundingClientRect().right <= edge + 1;
    frame.scrollLeft = 0;
    return { isPageWide: body.scrollWidth > body.clientWidth, isReached };
  });

/** The drawn picture's shape, and its colours above and below or left and right. */
const colours = (canvas: ReturnType<Page['getByRole']>) =>
  canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const pen = element.getContext('2d');
    const nameAt = (x: number, y: number): string => {
      const [red = 0, , blue = 0] = pen?.getImageData(x, y, 1, 1).data ?? [];
      return red > 150 ? 'red' : blue > 150 ? 'blue' : 'other';
    };
    const { width, height } = element;
    return {
      shape: `${width} × ${height}`,
      above: nameAt(width / 4, height / 4),
      below: nameAt(width / 4, height - height / 4),
    };
  });
