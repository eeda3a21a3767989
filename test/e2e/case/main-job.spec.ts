import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { answerSaveDialogs } from '../../support/answer-dialogs.ts';
import {
  addReviewer,
  fillPerson,
  fillStays,
  firstRun,
  newApplication,
  reviewCase,
  unlock,
} from '../../support/clerk.ts';
import { findPersonalStrings } from '../../support/find-personal-strings.ts';
import { EXPECTED, FIXED_CLOCK, ID_SEED, PERSON, PERSONAL_STRINGS } from '../../support/invented-case.ts';
import { countyPublicKey, verifyBatch } from '../../support/county/county.ts';
import { expect, test } from '../fixtures.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

test('a clerk settles a real case from the first start to a sealed batch, and finds it after a restart', async ({
  launch,
  dataDir,
}) => {
  const { page, electron, quit } = await launch({ env: ENV });
  await firstRun(page, countyPublicKey(dataDir));
  await addReviewer(page);
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await expect(page.getByLabel('应救助金额')).toHaveText(new RegExp(EXPECTED.payableText));
  await page.getByRole('button', { name: /^受理/ }).click();
  await page.getByRole('button', { name: /^确认测算/ }).click();
  await expect(page.getByText('已确认')).toBeVisible();
  await page.keyboard.press('Alt+5');
  await page.getByRole('button', { name: '生成医疗救助费用结算单' }).click();
  await expect(page.locator('canvas').first()).toBeVisible();
  // Whoever settled can neither pass it nor seal it.
  await expect(page.getByText('这份申请是您测算的，要由另一位复核员复核后才能封批。')).toBeVisible();
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await expect(page.getByText('待复核 1 份。办完以后自动进入待封批', { exact: false })).toBeVisible();
  const held = page.getByRole('grid', { name: '暂不能封批的申请' });
  await expect(held.getByText('复核员复核，确认测算的人不能自己复核')).toBeVisible();
  await expect(page.getByRole('button', { name: '封批', exact: true })).toBeDisabled();
  await reviewCase(page);
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await page.getByRole('button', { name: '封批 1 份' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '封批' }).click();
  await expect(page.getByText(/AID1-.*\.aidbatch/).first()).toBeVisible();
  const [name = ''] = readdirSync(join(dataDir, 'batches'));
  const exported = join(dataDir, 'exported.aidbatch');
  await answerSaveDialogs(electron, exported);
  await page.getByRole('button', { name: '导出第 1 批' }).click();
  await expect(page.getByText('已导出，未确认')).toBeVisible();
  await quit();

  expect(verifyBatch(dataDir, exported)).toContain('1 条由两个人分别测算和复核');
  expect(verifyBatch(dataDir, exported)).toContain(`应救助 ${EXPECTED.payableText} 元`);
  expect(verifyBatch(dataDir, join(dataDir, 'batches', name))).toContain('用同一政策包复算 1 条，每一步都一致');
  expect(findPersonalStrings([dataDir], PERSONAL_STRINGS)).toEqual([]);

  const again = await launch({ env: ENV });
  await unlock(again.page);
  await expect(again.page.getByRole('row', { name: new RegExp(PERSON.name) })).toContainText(EXPECTED.payableText);
  await again.page.getByText(PERSON.name).first().dblclick();
  await expect(again.page.getByLabel('应救助金额')).toHaveText(new RegExp(EXPECTED.payableText));
  await expect(again.page.getByText('已封批').first()).toBeVisible();
});
