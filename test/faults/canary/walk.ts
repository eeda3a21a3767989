import { expect, type Page } from '@playwright/test';
import { accept, assessed, draft, review, settle } from '../../service/support/desk.ts';
import type { Window } from '../../service/support/window.ts';
import { answerFolderDialogs } from '../../support/answer-dialogs.ts';
import { firstRun, newApplication, unlock } from '../../support/clerk.ts';
import { type App, deskOf, type Places } from '../support/app.ts';
import type { Canary } from './people.ts';

/** Of so many people each is settled, and each tenth of those gets its papers. */
const SETTLED_EVERY = 5;
const PRINTED_EVERY = 50;
const EVERY_PAGE = ['受理台', '复核', '公示', '批次', '台账', '人员与家庭', '名册', '文书', '备份', '政策包', '设置'];

/** Brings people through everything the app does, and looks at every screen while they are on it. */
export async function walkEveryScreen(
  { page, electron }: App,
  { stick }: Places,
  people: readonly Canary[],
  countyKey: string,
  seen: (screen: string) => void,
): Promise<void> {
  await firstRun(page, countyKey);
  const desk = deskOf(page);
  const settled: string[] = [];
  for (const [index, { form }] of people.entries()) {
    const typed = await draft(desk, form);
    seen('drafts');
    if (index % 10 === 9) continue;
    const accepted = await accept(desk, typed);
    await assessed(desk, accepted);
    seen('accepted');
    if (index % SETTLED_EVERY !== 0) continue;
    settled.push((await settle(desk, accepted)).id);
    seen('settled');
    if (index % PRINTED_EVERY !== 0) continue;
    for (const kind of ['settlement', 'approval'] as const)
      await desk.ask('paper/make', { applicationId: accepted.id, kind });
    seen('papers');
  }
  await review(desk, settled);
  await desk.ask('batch/seal', { applicationIds: settled.slice(0, Math.ceil(settled.length / 2)) });
  seen('batches');
  await page.reload();
  await unlockAgain(page);
  await answerFolderDialogs(electron, stick);
  await lookAround(page, deskOf(page), people, seen);
}

async function unlockAgain(page: Page): Promise<void> {
  const isLocked = page.getByLabel('密码', { exact: true });
  const isOpen = page.getByRole('heading', { name: '受理台' });
  await expect(isLocked.or(isOpen).first()).toBeVisible();
  if (await isLocked.isVisible()) await unlock(page);
}

async function lookAround(
  page: Page,
  desk: Window,
  people: readonly Canary[],
  seen: (screen: string) => void,
): Promise<void> {
  const [first, second] = people;
  const last = people.at(-1);
  if (first === undefined || second === undefined || last === undefined) throw new Error('At least two people');
  const box = page.getByRole('combobox', { name: '查找人员和申请' });
  for (const typed of [
    first.form.person.name,
    second.form.person.idNumber.slice(-6),
    first.form.person.phone.slice(-5),
  ]) {
    await page.keyboard.press('Control+k');
    await box.fill(typed);
    await expect(page.getByRole('listbox', { name: '找到的人员和申请' }).getByRole('option').first()).toBeVisible();
    seen('screen: search');
    await box.press('Enter');
    await expect(box).toHaveValue('');
  }
  for (const title of EVERY_PAGE) {
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: title }).first()).toBeVisible();
    seen(`screen: ${title}`);
    if (title === '受理台') {
      // The list paints what is in sight, and what is due first stands on top.
      await page.getByRole('main').getByLabel('筛选姓名、村或申请号').fill(last.form.person.name);
      await page.getByText(last.form.person.name).first().dblclick();
      await expect(page.getByLabel('姓名', { exact: true })).toHaveValue(last.form.person.name);
      for (const section of ['2', '3', '4', '5']) await page.keyboard.press(`Alt+${section}`);
      seen('screen: application');
    }
    if (title === '台账') {
      await page.getByRole('main').getByLabel('姓名、证件号或后四位').fill(first.form.person.idNumber);
      await page.keyboard.press('Enter');
      await expect(page.getByText(first.form.person.name).first()).toBeVisible();
    }
    if (title === '备份') {
      await page.getByRole('button', { name: '选择 U 盘或文件夹' }).click();
      await page.getByRole('button', { name: '立即备份' }).click();
      await expect(page.getByText('已备份，并读回核对一致。')).toBeVisible({ timeout: 60_000 });
      seen('backups on the stick');
    }
  }
  await page.getByRole('button', { name: '打开操作记录' }).click();
  await expect(page.getByRole('heading', { name: '操作记录' })).toBeVisible();
  await page.getByLabel('人员或申请').fill(first.form.person.name);
  seen('screen: 操作记录');
  await desk.ask('audit/verify', {});
  await newApplication(page);
  await page.getByLabel('身份证号').fill(second.form.person.idNumber);
  await page.getByLabel('姓名', { exact: true }).fill(second.form.person.name);
  await expect(page.getByText(/^已保存/).first()).toBeVisible();
  // Not saved yet when the app is killed.
  await page.getByLabel('住址').fill(second.form.person.address);
  seen('screen: typing');
}
