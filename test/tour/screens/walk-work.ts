import { expect, type Page } from '@playwright/test';
import { call } from '../../bench/window-app.ts';
import { answerOpenDialogs } from '../../support/answer-dialogs.ts';
import { switchTo } from '../../support/clerk.ts';
import { FIXED_CLOCK, REVIEWER, STATION } from '../../support/invented-case.ts';
import { accepted, approve, draft, rosterFile, settled } from './seed.ts';
import { go, PAGES, settledAt, still, type Walk } from './visit.ts';
import { walkBills } from './walk-bills.ts';
import { walkCounty } from './county/walk-county.ts';
import { walkPapers } from './walk-papers.ts';
import { walkObjection, walkReturn, walkSteps } from './walk-steps.ts';

const CLERK = { name: STATION.userName, password: STATION.password };

/**
 * Every page with work on it, the dialogs that open on them, the reviewer's side, the county's, and the lock. `folder` is
 * for files of the walk, `dataDir` is the app's own.
 */
export async function walkWork(walk: Walk, folder: string, dataDir: string): Promise<void> {
  const { page } = walk.app;
  const cases = await fill(page);
  const rule = { isRequired: true, days: 5, isWorking: true, source: '清河县医保〔2023〕12 号' } as const;
  await call(page, 'notice/setRule', { rule });
  await walkRoster(walk, folder);
  for (const [name, address] of PAGES) {
    await go(page, address);
    await still(page);
    await walk.visit(page, `${name}-有`);
  }
  await walkCases(walk, cases);
  await walkDialogs(walk, cases);
  await walkBills(walk, cases.taken.id);
  await walkPapers(walk, { paid: cases.confirmed.id, failing: cases.failing.id });
  await walkReview(walk, cases);
  await walkReturn(walk, cases.confirmed.id);
  await walkSteps(walk, { taken: cases.taken.id, failing: cases.failing.id });
  await walkObjection(walk, cases.passed.id);
  await call(page, 'notice/setRule', { rule: { isRequired: false, source: '清河县医保〔2023〕15 号' } });
  await walkCounty(walk, dataDir, cases.held.id);
  await walkFrame(walk);
  await walkLock(walk);
}

type Cases = Awaited<ReturnType<typeof fill>>;

async function fill(page: Page) {
  const begun = await draft(page, 0, (form) => ({ ...form, visits: form.visits.slice(0, 1) }));
  const taken = await accepted(page, 1);
  const failing = await accepted(page, 2, (form) => ({ ...form, person: { ...form.person, insurance: 'none' } }));
  const confirmed = await settled(page, 3);
  const passed = await settled(page, 4);
  const held = await settled(page, 5);
  for (const kind of ['settlement', 'approval'] as const)
    await call(page, 'paper/make', { applicationId: confirmed.id, kind });
  return { begun, taken, failing, confirmed, passed, held };
}

async function walkRoster({ app: { page, electron }, visit }: Walk, folder: string): Promise<void> {
  await answerOpenDialogs(electron, rosterFile(folder));
  await go(page, '/rosters');
  await page.getByRole('button', { name: '导入名册' }).click();
  await expect(page.getByLabel('名单名称')).toHaveValue('低保名册');
  await visit(page, '名册-对应列');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^文件共 42 行/)).toBeVisible();
  await visit(page, '名册-试算');
  await page.getByRole('combobox', { name: '「甲类」（1 行）' }).focus();
  await page.keyboard.type('低保边缘');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('在册人数 0 → 41')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row', { name: /低保名册 民政/ })).toBeVisible();
}

async function walkCases({ app: { page }, visit }: Walk, cases: Cases): Promise<void> {
  for (const [name, { id }] of Object.entries({
    草稿: cases.begun,
    已受理: cases.taken,
    不符合: cases.failing,
    已测算: cases.confirmed,
  })) {
    await settledAt(page, id);
    await visit(page, `申请-${name}`);
    for (const [key, section] of [
      ['1', '人员'],
      ['2', '票据'],
      ['3', '核查'],
      ['4', '测算'],
      ['5', '材料与打印'],
    ] as const) {
      await page.keyboard.press(`Alt+${key}`);
      await visit(page, `申请-${name}-${section}`);
    }
  }
}

/** What a button of a page opens; Escape closes it. */
async function walkDialogs({ app: { page }, visit }: Walk, cases: Cases): Promise<void> {
  const buttons = [
    ['/settings/users', '添加用户'],
    ['/settings/users', `修改${REVIEWER.name}`],
    ['/settings/users', `重设密码：${REVIEWER.name}`],
    ['/rosters', '撤销'],
    ['/people', '新建'],
  ] as const;
  for (const [address, word] of buttons) {
    await go(page, address);
    await still(page);
    await page.getByRole('main').getByRole('button', { name: word }).first().click();
    await visit(page, `对话框-${word}`);
    await page.keyboard.press('Escape');
  }
  const { rows } = await call(page, 'application/list', {});
  const { number } = rows.find(({ personName }) => personName === '周秀英') ?? {};
  await go(page, '/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(number ?? '');
  await visit(page, '查找-有');
  await page.keyboard.press('Escape');
  await go(page, '/people');
  await page.getByRole('main').getByText('周秀英').first().dblclick();
  await still(page);
  await visit(page, '人员档案');
  await go(page, '/ledger');
  const { form } = await call(page, 'application/get', { id: cases.confirmed.id });
  await page.getByRole('search', { name: '查询台账' }).getByRole('textbox').fill(form.person.idNumber);
  await page.keyboard.press('Enter');
  await still(page);
  await visit(page, '台账-一人');
}

async function walkReview({ app: { page }, visit }: Walk, cases: Cases): Promise<void> {
  await switchTo(page, REVIEWER);
  await visit(page, '受理台-复核员');
  await go(page, '/review');
  await expect(page.getByRole('button', { name: /^复核通过/ })).toBeVisible();
  await visit(page, '复核-一份');
  await approve(page, cases.passed.id);
  await approve(page, cases.held.id);
  await switchTo(page, CLERK);
  await go(page, '/notices');
  await still(page);
  await visit(page, '公示-待公示');
  await call(page, 'notice/start', {
    applicationIds: [cases.passed.id],
    from: FIXED_CLOCK.slice(0, 10),
    place: '镇政府公开栏',
    phone: '0414-5550123',
  });
  await go(page, '/');
  await go(page, '/notices');
  await still(page);
  await visit(page, '公示-公示中');
  await go(page, '/batches');
  await still(page);
  await visit(page, '批次-待封批');
}

/** A mark of 设置 followed, the calendar below the limits, the rail as icons alone, and what opens from the bar. */
async function walkFrame({ app: { page }, visit }: Walk): Promise<void> {
  await go(page, '/settings');
  await still(page);
  await page.getByRole('navigation', { name: '设置的各部分' }).getByRole('button', { name: '备份' }).click();
  await expect(page.getByRole('button', { name: '打开备份与恢复' })).toBeInViewport();
  await visit(page, '设置-备份');
  await go(page, '/settings/time-limit');
  await still(page);
  await page.getByRole('region', { name: /年 1 月$/ }).scrollIntoViewIfNeeded();
  await visit(page, '时限-节假日');
  await go(page, '/');
  await still(page);
  await page.getByRole('button', { name: '收起导航' }).click();
  await visit(page, '受理台-收起');
  await page.getByRole('button', { name: '展开导航' }).click();
  await page.getByRole('button', { name: /^当前用户/ }).click();
  await visit(page, '用户菜单');
  await page.getByRole('menuitem', { name: '修改密码' }).click();
  await visit(page, '对话框-修改密码');
  await page.keyboard.press('Escape');
}

async function walkLock({ app: { page }, visit }: Walk): Promise<void> {
  await page.keyboard.press('Control+l');
  await expect(page.getByLabel('密码', { exact: true })).toBeVisible();
  await visit(page, '解锁');
  await page.getByLabel('密码', { exact: true }).fill('不对的密码');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^密码不/)).toBeVisible();
  await visit(page, '解锁-密码不对');
}
