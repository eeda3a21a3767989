import type { Locator, Page } from '@playwright/test';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { addReviewer, firstRun, switchTo } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED, REVIEWER } from '../../support/invented-case.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

/** An accepted application, open on the page. */
async function openAccepted(page: Page, form: ApplicationForm): Promise<string> {
  const { id, revision } = await call(page, 'application/create', {});
  const saved = await call(page, 'application/saveDraft', { id, revision, form });
  await call(page, 'application/accept', { id, revision: saved.revision });
  await open(page, id);
  return id;
}

const open = (page: Page, id: string): Promise<void> =>
  page.evaluate((to) => {
    window.location.hash = `#/applications/${to}`;
  }, id);

/** Reaches something by Tab, or backwards, from wherever the focus is. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let tabs = 0; tabs < 200; tabs += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('Tab never comes there');
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

const paper = async (page: Page, applicationId: string, kind: 'notice' | 'refusal'): Promise<string> => {
  const { bytes } = await call(page, 'paper/make', { applicationId, kind });
  return (await readPdf(bytes)).pages.join('');
};

test('by keyboard an application is sent back for what is missing, waited for on the desk, and settled once it is there', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  const id = await openAccepted(page, ownCase(21).form());
  await press(page, '通知补正');
  await expect(page.getByRole('group', { name: '通知补正' })).toBeVisible();
  // No checklist is kept yet, so nothing counts as missing by itself: an empty list is asked about, and goes nowhere.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请勾选或写明缺少的材料。')).toBeVisible();
  await look(page, '补正-空');
  const discharge = page.getByRole('checkbox', { name: '出院小结或诊断证明' });
  await tabTo(page, discharge, 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect(discharge).toBeChecked();
  await tabTo(page, page.getByLabel('另外缺少的材料'));
  await page.keyboard.type('出院记录原件');
  await page.keyboard.press('Enter');
  await page.keyboard.type('转诊证明');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: '待补的材料' }).getByRole('listitem')).toHaveText([
    '出院小结或诊断证明（有住院费用）',
    '出院记录原件',
    '转诊证明',
  ]);
  await look(page, '补正-等待');
  expect(await paper(page, id, 'notice')).toContain('转诊证明');
  await page.keyboard.press('Alt+5');
  await look(page, '补正-文书');

  await page.getByRole('link', { name: '受理台' }).click();
  await expect(page.getByRole('row', { name: /待补正/ })).toContainText('暂停（余 ');
  await look(page, '补正-受理台');
  await open(page, id);
  await press(page, '材料已补齐');
  await expect(page.getByRole('button', { name: /^确认测算/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已确认')).toBeVisible();
  await press(page, '办理记录');
  await expect(page.getByRole('list', { name: '办理记录' }).getByRole('listitem').first()).toContainText(
    '已受理 → 已测算',
  );
  await look(page, '补正-办理记录');
});

test('by keyboard a refusal is proposed with its conditions, confirmed by the second person, and printed', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  await addReviewer(page);
  const form = ownCase(22).form();
  const id = await openAccepted(page, { ...form, person: { ...form.person, insurance: 'none' } });
  await press(page, '不予救助');
  const conditions = page.getByRole('list', { name: '不符合的条件' }).getByRole('listitem');
  await expect(conditions.first()).toContainText('（');
  await look(page, '不予-提出');
  // The button has the focus: what it rests on was read above it.
  await page.keyboard.press('Enter');
  await expect(page.getByText('要由另一位复核员确认。')).toBeVisible();
  await expect(page.getByRole('button', { name: '确认不予救助' })).toHaveCount(0);
  await look(page, '不予-等确认');

  await switchTo(page, REVIEWER);
  await look(page, '不予-受理台');
  await open(page, id);
  await expect(conditions.first()).toBeVisible();
  await look(page, '不予-第二人');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${REVIEWER.name}于`)).toBeVisible();
  await look(page, '不予-已定');
  const text = await paper(page, id, 'refusal');
  expect(text).toContain('不予医疗救助告知书');
  expect(text).toContain(form.person.name);
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  await look(page, '不予-暗');
});

test('by keyboard a confirmed application is withdrawn, after the other case that it moves was named', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  const own = ownCase(23);
  const identities = own.form().identities.map((entry) => ({ ...entry, category: 'dibao_edge' }));
  const confirm = async (month: string, cost: string, bill: number): Promise<string> => {
    const stay = plainStay(`2023-${month}-01`, `2023-${month}-10`, cost, bill);
    const id = await openAccepted(page, own.form([stay], { identities }));
    const { revision, form } = await call(page, 'application/get', { id });
    const { settlement } = await call(page, 'application/assess', { id, form });
    await call(page, 'application/settle', { id, revision, expected: settlement?.payable ?? 0 });
    return id;
  };
  const first = await confirm('03', '2000.00', 1);
  const second = await confirm('05', '5000.00', 2);
  const { number } = await call(page, 'application/get', { id: second });
  // Confirmed behind the page's back: it is read anew.
  await page.getByRole('link', { name: '受理台' }).click();
  await open(page, first);
  await press(page, '撤回申请');
  const form = page.getByRole('group', { name: '撤回申请' });
  await expect(form).toContainText(`撤回后，同一人的 1 份申请需重新测算：${number ?? ''}`);
  await look(page, '撤回-提示');
  await page.keyboard.type('本人不再申请');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('登记撤回：本人不再申请')).toBeVisible();
  await look(page, '撤回-已撤回');
  await page.getByRole('link', { name: '受理台' }).click();
  await expect(page.getByText('需重新测算').first()).toBeVisible();
  await look(page, '撤回-受理台');
});
