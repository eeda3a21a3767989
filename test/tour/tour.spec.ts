/**
 * Drives the real app through one whole case, from the first start to a sealed batch and back after a restart, and
 * leaves in OUT what a stranger needs to judge it: numbered screenshots, the PDFs, the batch, the county's test key, the
 * profile it used, and the list of every personal string that was typed.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp } from '../e2e/fixtures.ts';
import { answerSaveDialogs } from '../support/answer-dialogs.ts';
import {
  addReviewer,
  confirmRecoveryCode,
  fillPerson,
  fillStays,
  newApplication,
  reviewCase,
  startFirstRun,
  unlock,
} from '../support/clerk.ts';
import { EXPECTED, FIXED_CLOCK, ID_SEED, PERSON, PERSONAL_STRINGS } from '../support/invented-case.ts';
import { findPersonalStrings } from '../support/find-personal-strings.ts';
import { makeCountyKey } from '../support/county/make-county-key.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

test('a clerk settles a real case, end to end', async () => {
  const out = resolve(process.env['AID_TOUR_OUT'] ?? 'out/tour');
  const dataDir = join(out, 'data');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const county = makeCountyKey(join(out, 'county-test-key'));

  let count = 0;
  const lookAt =
    (page: Page) =>
    async (name: string): Promise<void> => {
      count += 1;
      await page.evaluate(async () => await document.fonts.ready);
      await page.screenshot({ path: join(out, `${String(count).padStart(2, '0')}-${name}.png`) });
    };

  // 1 First run
  const first = await launchApp(dataDir, { env: ENV });
  let look = lookAt(first.page);
  await startFirstRun(first.page, readFileSync(county.publicPath, 'utf8'), look);
  await look('首次设置-恢复码');
  await confirmRecoveryCode(first.page);
  await look('受理台-空');
  await addReviewer(first.page);

  // 2 The application
  await newApplication(first.page);
  await look('新申请-空');
  await fillPerson(first.page);
  await look('新申请-人员');
  await fillStays(first.page);
  await expect(first.page.getByLabel('应救助金额')).toHaveText(new RegExp(EXPECTED.payableText));
  await look('新申请-票据');

  // 3 Eligibility, 4 settlement
  await first.page.keyboard.press('Alt+3');
  await look('核查');
  await first.page.keyboard.press('Alt+4');
  await look('测算');
  await first.page.getByRole('button', { name: /^受理/ }).click();
  await expect(first.page.getByRole('button', { name: /^确认测算/ })).toBeEnabled();
  await look('已受理');
  await first.page.getByRole('button', { name: /^确认测算/ }).click();
  await expect(first.page.getByText('已测算').first()).toBeVisible();
  await look('已测算');

  // 5 Papers
  await first.page.keyboard.press('Alt+5');
  for (const title of ['医疗救助费用结算单', '医疗救助申请审批表']) {
    await first.page.getByRole('button', { name: `生成${title}` }).click();
    await expect(first.page.locator('canvas').first()).toBeVisible();
    await look(`文书-${title}`);
    await answerSaveDialogs(first.electron, join(out, `${title}.pdf`));
    await first.page.getByRole('button', { name: '存为文件' }).first().click();
    await expect.poll(() => readdirSync(out)).toContain(`${title}.pdf`);
    await first.page.getByRole('button', { name: `关闭${title}` }).click();
  }
  await look('文书清单');

  // 6 A second person reviews, 7 the sealed batch
  await reviewCase(first.page, look);
  await look('受理台-已复核');
  await first.page.getByRole('link', { name: '批次', exact: true }).click();
  await look('批次-待封批');
  await first.page.getByRole('button', { name: /^封批/ }).click();
  await look('批次-确认');
  await first.page.getByRole('dialog').getByRole('button', { name: /封批/ }).click();
  await expect(first.page.getByText(/AID1-.*\.aidbatch/).first()).toBeVisible();
  await look('批次-已封批');
  const [batchName = ''] = readdirSync(join(dataDir, 'batches')).filter((name) => name.endsWith('.aidbatch'));
  await answerSaveDialogs(first.electron, join(out, batchName));
  await first.page.getByRole('button', { name: /导出/ }).first().click();
  await expect.poll(() => readdirSync(out)).toContain(batchName);
  for (const page of ['台账', '政策包', '设置']) {
    await first.page.getByRole('link', { name: page, exact: true }).click();
    if (page === '台账') {
      await first.page.getByRole('search', { name: '查询台账' }).getByRole('textbox').fill(PERSON.idNumber);
      await first.page.keyboard.press('Enter');
    }
    await expect(first.page.getByRole('heading', { name: page }).first()).toBeVisible();
    await look(page);
  }
  await first.quit();

  // 8 Restart: everything is there, to the fen
  const second = await launchApp(dataDir, { env: ENV });
  look = lookAt(second.page);
  await expect(second.page.getByLabel('密码', { exact: true })).toBeVisible();
  await look('解锁');
  await unlock(second.page);
  await expect(second.page.getByText(EXPECTED.payableText).first()).toBeVisible();
  await look('受理台-重启后');
  await second.page.getByText(PERSON.name).first().dblclick();
  await expect(second.page.getByLabel('应救助金额')).toHaveText(new RegExp(EXPECTED.payableText));
  await look('已封批');

  writeFileSync(join(out, 'people.json'), `${JSON.stringify(PERSONAL_STRINGS, null, 2)}\n`);
  if (process.env['AID_TOUR_KEEP_OPEN'] === '1') await second.page.waitForEvent('close', { timeout: 0 });
  await second.quit();
  expect(findPersonalStrings([dataDir, join(out, batchName)], PERSONAL_STRINGS)).toEqual([]);
});
