import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import { call } from '../../bench/window-app.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { CODE, decisionOn, openCounty, type OpenCounty } from '../../service/support/county-line.ts';
import { answerSaveDialogs } from '../../support/answer-dialogs.ts';
import { addReviewer, fillPerson, fillStays, firstRun, newApplication, reviewCase } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED, PERSON } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

let county: OpenCounty;
test.beforeEach(async () => {
  county = await openCounty();
});
test.afterEach(async () => county.close());

/** 设置 › 县级联网, at the keyboard: the address, a try, the code. */
async function register(page: Page, address: string): Promise<void> {
  await page.getByLabel('主导航').getByRole('link', { name: '设置', exact: true }).click();
  await page.getByLabel('服务地址').focus();
  await page.keyboard.type(address);
  await page.getByRole('button', { name: '试连' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('连接正常，是县级的服务。')).toBeVisible();
  await look(page, '联网-地址');
  await page.getByRole('button', { name: '保存地址' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('一次性登记码').focus();
  await page.keyboard.type(CODE);
  await page.getByRole('button', { name: '联网登记' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/测试县医疗保障局（210502）/)).toBeVisible();
  await look(page, '联网-已登记');
}

async function sealOne(page: Page): Promise<void> {
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.getByRole('button', { name: /^受理/ }).click();
  await page.getByRole('button', { name: /^确认测算/ }).click();
  await expect(page.getByText('已确认')).toBeVisible();
  await reviewCase(page);
  await seal(page);
}

async function seal(page: Page): Promise<void> {
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await page.getByRole('button', { name: '封批 1 份' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '封批' }).click();
}

/** What the county calls the one application of the last batch. */
async function subjectOf(page: Page, dataDir: string) {
  const names = readdirSync(join(dataDir, 'batches'))
    .filter((name) => name.endsWith('.aidbatch'))
    .toSorted();
  const file = readFileSync(join(dataDir, 'batches', names.at(-1) ?? ''));
  const header = batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')));
  const { rows } = await call(page, 'application/list', {});
  const { id = '', number = '', revision = 0 } = rows.find(({ personName }) => personName === PERSON.name) ?? {};
  return { id, number: number ?? '', revision, record: header.records[0] ?? '' };
}

test('a clerk registers, a batch goes by itself, the county gives it back, and the next revision replaces it', async ({
  launch,
  dataDir,
}) => {
  test.slow();
  const { page } = await launch({ env: ENV });
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  await addReviewer(page);
  await register(page, county.address);
  await sealOne(page);
  await expect(page.getByText('县级已接收')).toBeVisible();
  await look(page, '批次-已接收');

  const subject = await subjectOf(page, dataDir);
  const { form } = await call(page, 'application/get', { id: subject.id });
  const key = form.visits[0]?.key ?? '';
  county.books.give(
    decisionOn(1, subject, {
      decision: 'returned',
      approvedFen: 0,
      reason: '票据总费用与医院清单不符',
      places: [{ field: 'visit.amounts.total', visit: `${subject.id}/${key}`, comment: '请核对第一张票据的总费用' }],
    }),
  );
  await page.getByRole('button', { name: '现在联系' }).focus();
  await page.keyboard.press('Enter');
  const returned = page.getByRole('button', { name: `更正 ${subject.number}` }).first();
  await expect(returned).toBeVisible();
  await look(page, '批次-县级退回');
  await narrowedTo(page, '县级退回', subject.number);
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await returned.focus();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(new RegExp(subject.id));
  // The page opens at the field, with the county's words under it.
  await expect(page.getByText('请核对第一张票据的总费用').first()).toBeVisible();
  await look(page, '更正-打开');
  await expect(page.getByText('这是更正：封批后会替换第 1 批里送出的那一版', { exact: false })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-path') ?? ''))
    .toBe(`visits.${key}.amounts.total`);
  await look(page, '更正-打开在字段');
  // Said once, by the notice; and it is no new application.
  await expect(page.getByText('票据总费用与医院清单不符')).toHaveCount(1);
  await expect(page.getByRole('link', { name: '受理台', exact: true })).toHaveAttribute('data-active', 'true');
  await page.getByRole('button', { name: '已改' }).first().click();
  await page.getByRole('button', { name: /^受理/ }).click();
  await page.getByRole('button', { name: /^确认测算/ }).click();
  await expect(page.getByText('已确认')).toBeVisible();
  await reviewCase(page);
  await seal(page);
  await expect(page.getByText('县级已接收')).toHaveCount(2);
  await look(page, '批次-新的一版');
  expect(county.books.reads()).toBe(2);

  const again = await subjectOf(page, dataDir);
  expect(again.revision).toBeGreaterThan(subject.revision);
  county.books.give(decisionOn(2, again, { decision: 'approved', approvedFen: 1_155_000 }));
  await page.getByRole('button', { name: '现在联系' }).click();
  await page.getByRole('button', { name: '查看第 2 批的回执' }).click();
  await expect(page.getByText('批准').first()).toBeVisible();
  await look(page, '回执-第二批');
});

test('a PC without a network asks for its registration with a file, before any address is known', async ({
  launch,
  dataDir,
}) => {
  const { page, electron } = await launch({ env: ENV });
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await expect(page.getByText('还没有在县级登记本机，县级不会接收送去的批次', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: '去登记' }).click();
  const file = join(dataDir, '..', 'request.aidenrol.json');
  await answerSaveDialogs(electron, file);
  await expect(page.getByRole('button', { name: '导入登记答复' })).toBeVisible();
  await page.getByLabel('一次性登记码').fill(CODE);
  await page.getByLabel('一次性登记码').press('Enter');
  await expect(page.getByText('登记申请已保存到', { exact: false })).toBeVisible();
  expect(readFileSync(file, 'utf8')).toContain('210521198-A');
});

/** At the desk: only what stands so at the county is listed. */
async function narrowedTo(page: Page, stage: string, number: string): Promise<void> {
  await page.getByRole('link', { name: '受理台', exact: true }).click();
  const choice = page.getByLabel('县级进度');
  const row = page.getByRole('row').filter({ hasText: number.slice(-5) });
  await choice.selectOption({ label: '批准' });
  await expect(row).toHaveCount(0);
  await choice.selectOption({ label: stage });
  await expect(row).toHaveCount(1);
  await look(page, '受理台-县级进度');
  await choice.selectOption({ label: '县级进度不限' });
}
