import type { Page } from '@playwright/test';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { firstRun } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED } from '../../support/invented-case.ts';
import { lookAround } from '../../support/look.ts';
import { expect, test } from '../fixtures.ts';

async function confirm(page: Page, form: ApplicationForm): Promise<string> {
  const { id, revision } = await call(page, 'application/create', {});
  const saved = await call(page, 'application/saveDraft', { id, revision, form });
  const accepted = await call(page, 'application/accept', { id, revision: saved.revision });
  const { settlement } = await call(page, 'application/assess', { id, form });
  await call(page, 'application/settle', { id, revision: accepted.revision, expected: settlement?.payable ?? 0 });
  return id;
}

test('what is left of a limit opens the entries behind it, by key and mouse, and each leads to its case', async ({
  launch,
}) => {
  const app = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED } });
  const { page } = app;
  await firstRun(page);
  const own = ownCase(21);
  const openings = [{ key: 'o1', year: '2023', burden: '3000.00', x: '', paid: { basic: '1000.00', tilt: '0' } }];
  const stay = (month: string, cost: string, bill: number) =>
    own.form([plainStay(`2023-${month}-01`, `2023-${month}-10`, cost, bill)], { openings });
  const first = await confirm(page, stay('03', '10000.00', 1));
  const second = await confirm(page, stay('05', '5000.00', 2));
  await page.getByRole('link', { name: '台账', exact: true }).click();
  await page.getByRole('main').getByLabel('姓名、证件号或后四位').fill(own.idNumber);
  await page.keyboard.press('Enter');
  // 1,000 elsewhere, 7,000 and 3,500 here.
  const left = page.getByRole('button', { name: '基本救助年度限额的台账记录' });
  await expect(left).toContainText('剩余 8,500.00');
  await expect(page.getByText('其他地方已给的救助：', { exact: false })).toContainText('测算时按申请表或县级台账计入');
  await lookAround(app.page, '台账-人');
  await left.focus();
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: '2023 年基本救助台账' });
  await expect(drawer.getByRole('row', { name: /期初数/ })).toContainText('1,000.00');
  await expect(drawer.getByRole('row', { name: /台账合计/ })).toContainText('11,500.00');
  await expect(drawer.getByRole('button', { name: /^依据：/ })).toBeVisible();
  await lookAround(app.page, '台账-抽屉');
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(left).toBeFocused();
  await left.click();
  await drawer
    .getByRole('link', { name: /的测算$/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`applications/(${first}|${second}).*at=settle`));
  await expect(page.getByRole('heading', { name: /的申请$/ })).toBeVisible();

  // The same from the page of a case, on the right and in the settlement.
  for (const place of ['complementary', 'main'] as const) {
    const side = page.getByRole(place).getByRole('button', { name: /基本救助剩余（2023）/ });
    await side.last().click();
    await expect(page.getByRole('dialog').getByRole('row', { name: /台账合计/ })).toContainText('11,500.00');
    // The page says what was left when it was confirmed.
    await expect(page.getByRole('dialog')).toContainText('本申请确认测算时剩余 12,000.00 元');
    if (place === 'complementary') await lookAround(app.page, '申请-抽屉');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('a late change asks about the case it moves; settled again with it or left, it is marked until it is', async ({
  launch,
}) => {
  const app = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED } });
  const { page } = app;
  await firstRun(page);
  const own = ownCase(22);
  const identities = own.form().identities.map((entry) => ({ ...entry, category: 'dibao_edge' }));
  const stay = (month: string, cost: string, bill: number) =>
    own.form([plainStay(`2023-${month}-01`, `2023-${month}-10`, cost, bill)], { identities });
  const first = await confirm(page, stay('03', '2000.00', 1));
  const second = await confirm(page, stay('05', '5000.00', 2));
  const change = async (cost: string): Promise<void> => {
    const { revision } = await call(page, 'application/get', { id: first });
    const back = await call(page, 'application/reopen', { id: first, revision, reason: '金额填错' });
    const saved = await call(page, 'application/saveDraft', {
      id: first,
      revision: back.revision,
      form: stay('03', cost, 1),
    });
    await call(page, 'application/accept', { id: first, revision: saved.revision });
    // Away and back, so that the page shows it as it is now.
    await page.getByRole('link', { name: '受理台', exact: true }).click();
    await open(first);
  };
  const open = (id: string) =>
    page.evaluate((to) => {
      window.location.hash = `#/applications/${to}`;
    }, id);
  await change('500.00');
  await page.getByRole('button', { name: /^确认测算/ }).click();
  const question = page.getByRole('group', { name: '金额随之变化的申请' });
  await expect(question).toContainText('应救助 3,600.00 元 → 2,340.00 元（少 1,260.00 元）');
  await lookAround(app.page, '确认-随之变化');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  expect(await call(page, 'application/get', { id: first })).toMatchObject({ status: 'accepted' });
  await page.getByRole('button', { name: /^确认测算/ }).click();
  await question.getByRole('checkbox').uncheck();
  await question.getByRole('button', { name: '确认测算' }).click();
  await expect(question).toHaveCount(0);

  // Left alone, it is marked wherever it is seen, until it is settled again.
  await page.getByRole('link', { name: '受理台', exact: true }).click();
  const row = page.getByRole('grid', { name: '申请' }).getByRole('row').filter({ hasText: '需重新测算' });
  await expect(row).toHaveCount(1);
  await lookAround(app.page, '受理台-需重新测算');
  await page.getByRole('link', { name: '复核', exact: true }).click();
  await expect(page.getByRole('grid', { name: '待复核的申请' })).toContainText('需重新测算');
  await open(second);
  await expect(page.getByRole('alert').filter({ hasText: '需重新测算' })).toContainText('2,340.00 元');
  await lookAround(app.page, '申请-需重新测算');
  await page.getByRole('button', { name: '重新测算', exact: true }).click();
  await expect(page.getByText(/已重新测算，请重新复核/)).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: '需重新测算' })).toHaveCount(0);
  expect(await call(page, 'application/get', { id: second })).toMatchObject({ settlement: { payable: 234_000 } });

  // The other way: confirmed together, by the keyboard alone.
  await change('100.00');
  await page.getByRole('button', { name: /^确认测算/ }).click();
  await expect(question.getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已重新测算 1 份，请重新复核。')).toBeVisible();
  const { rows } = await call(page, 'application/outdated', {});
  expect(rows).toEqual([]);
});
