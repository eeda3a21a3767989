import type { Locator, Page } from '@playwright/test';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { addReviewer, firstRun, switchTo } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED, REVIEWER, STATION } from '../../support/invented-case.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

const go = (page: Page, to: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#${to}`);

/** Reaches something by Tab from wherever the focus is. */
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

/** 特殊情形, by keyboard: the only condition there is. */
async function askToSetAside(page: Page): Promise<void> {
  await press(page, '特殊情形');
  await page.keyboard.type('急诊就近抢救');
  await tabTo(page, page.getByLabel('依据', { exact: true }));
  await page.keyboard.type('急诊病历 2023-03-01');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: '特殊情形' })).toContainText('特殊情形，等第二人核定');
}

test('by keyboard a condition is asked to be set aside, signed by the second person, and printed with both names', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  await addReviewer(page);
  const ownForm = ownCase(51).form();
  const visits = ownForm.visits.map((visit, index) => (index === 0 ? { ...visit, designated: 'no' as const } : visit));
  const { id, revision } = await call(page, 'application/create', {});
  const saved = await call(page, 'application/saveDraft', { id, revision, form: { ...ownForm, visits } });
  await call(page, 'application/accept', { id, revision: saved.revision });
  await go(page, `/applications/${id}`);
  await press(page, '特殊情形');
  const form = page.getByRole('group', { name: '提出特殊情形' });
  await expect(form).toContainText('定点机构');
  // In the order in which it is thought: which condition, why, on what paper.
  expect(await form.locator('label').allInnerTexts()).toEqual(['条件', '原因', '依据'].map(expect.stringContaining));
  await look(page, '特殊-提出');
  await page.keyboard.type('急诊就近抢救');
  // Without the paper it rests on nothing is asked.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请写明依据的材料。')).toBeVisible();
  await tabTo(page, page.getByLabel('依据', { exact: true }), 'Shift+Tab');
  await page.keyboard.type('急诊病历 2023-03-01');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: '特殊情形' })).toContainText('特殊情形，等第二人核定：定点机构');
  await expect(page.getByRole('button', { name: '核定特殊情形' })).toHaveCount(0);
  const confirm = page.getByRole('button', { name: /^确认测算/ });
  const why = page.getByText('还有 1 项特殊情形等第二人核定，不能确认测算。');
  const expectHeld = async (): Promise<void> => {
    await expect(confirm).toBeDisabled();
    await expect(confirm).toHaveAccessibleDescription(/^还有 1 项特殊情形等第二人核定，不能确认测算。/);
    await expect(why).toHaveCount(1);
  };
  await expectHeld();
  // Its key is answered with the same sentence, which stands there once.
  await page.keyboard.press('Alt+4');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('还有 1 项特殊情形等第二人核定');
  await expectHeld();
  await look(page, '特殊-等核定');
  // Taken back, nothing waits, and nothing says so any more.
  await press(page, '撤回特殊情形');
  await page.keyboard.type('病历还没有带来');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('list', { name: '特殊情形' })).toHaveCount(0);
  await expect(why).toHaveCount(0);
  await askToSetAside(page);
  await expectHeld();

  await switchTo(page, REVIEWER);
  await go(page, '/review');
  await expect(page.getByText('1 项特殊情形等您核定：')).toBeVisible();
  await look(page, '特殊-复核页');
  await tabTo(page, page.getByRole('link', { name: new RegExp(ownForm.person.name) }).first());
  await page.keyboard.press('Enter');
  await press(page, '核定特殊情形');
  await expect(page.getByRole('list', { name: '特殊情形' })).toContainText(`${REVIEWER.name}于 2023-10-20 核定`);
  await look(page, '特殊-已核定');

  await switchTo(page, { name: STATION.userName, password: STATION.password });
  await go(page, `/applications/${id}`);
  await expect(page.getByRole('button', { name: /^确认测算/ })).toBeEnabled();
  await page.keyboard.press('Alt+3');
  await look(page, '特殊-核查');
  await tabTo(page, page.getByRole('button', { name: /^确认测算/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('已确认')).toBeVisible();
  await page.keyboard.press('Alt+4');
  await expect(page.getByText(/「定点机构」按特殊情形办理：急诊就近抢救/)).toBeVisible();
  await look(page, '特殊-测算');
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  await look(page, '特殊-暗');
  const { bytes } = await call(page, 'paper/make', { applicationId: id, kind: 'settlement' });
  const text = (await readPdf(bytes)).pages.join('').replaceAll(/\s/g, '');
  expect(text).toContain('按特殊情形办理：急诊就近抢救');
  expect(text).toContain(`${REVIEWER.name}于2023-10-20核定`);
});
