import type { Page } from '@playwright/test';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { call } from '../../bench/window-app.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import {
  CODE,
  ledgerItem,
  nextKeyItem,
  openCounty,
  type OpenCounty,
  revokedItem,
} from '../../service/support/county-line.ts';
import { addReviewer, fillPerson, fillStays, firstRun, newApplication } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED, PERSON } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

let county: OpenCounty;
test.beforeEach(async () => {
  county = await openCounty();
});
test.afterEach(async () => county.close());

/** A window that is registered at the county. */
async function joined(page: Page): Promise<void> {
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  await addReviewer(page);
  await call(page, 'sync/setLine', { address: county.address, certificate: '' });
  await expect.poll(async () => (await call(page, 'sync/state', {})).isBusy).toBe(false);
  await call(page, 'sync/enrol', { code: CODE });
}

const used = (n: number, usedFen: number): FeedItem => ({
  ...ledgerItem(n, [{ idNumber: PERSON.idNumber, name: PERSON.name, year: 2023, pool: 'basic', usedFen }]),
  asOf: `2023-10-${String(n).padStart(2, '0')}`,
});

async function hear(page: Page): Promise<void> {
  // The page of the county's ledger has a way back to 批次 of its own.
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '批次', exact: true }).click();
  await page.getByRole('button', { name: '现在联系' }).click();
}

test('the county’s ledger is tried, taken, named as the first step of a settlement, and taken back', async ({
  launch,
}) => {
  test.slow();
  const { page } = await launch({ env: ENV });
  await joined(page);
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await expect(page.getByRole('button', { name: /^受理/ })).toBeEnabled();
  county.books.give(used(1, 1_500_000));
  await hear(page);
  await page.getByRole('button', { name: /^试算：/ }).click();
  await expect(page.getByRole('heading', { name: '县级台账（截至 2023-10-01）' })).toBeVisible();
  await expect(page.getByText('涉及 1 份未封批的申请')).toBeVisible();
  await look(page, '县级台账-试算');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await expect(page.getByText('截至 2023-10-01', { exact: false }).first()).toBeVisible();
  await look(page, '县级台账-已采用');
  // Less than before waits for another person.
  county.books.give(used(2, 1_400_000));
  await hear(page);
  await page.getByRole('button', { name: /^试算：/ }).click();
  await expect(page.getByText('有 1 条比现在的少', { exact: false })).toBeVisible();
  await look(page, '县级台账-变少');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await expect(page.getByText('等第二人确认，还没有计入', { exact: false })).toBeVisible();
  await look(page, '县级台账-待确认');
  await page.getByRole('button', { name: '撤回截至 2023-10-02 的台账' }).click();
  await page.getByLabel('原因').fill('县级发错了');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByRole('button', { name: /^试算：/ })).toBeVisible();
  // What counts, and would be less, waits for another person too.
  await page.getByRole('button', { name: '撤回截至 2023-10-01 的台账' }).click();
  await expect(page.getByRole('dialog').getByText('要由另一位用户确认', { exact: false })).toBeVisible();
  await page.getByLabel('原因').fill('县级发错了');
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText('撤回后有人会少计，等第二人确认', { exact: false })).toBeVisible();
  await look(page, '县级台账-申请撤回');
  await page.getByRole('button', { name: '不撤回截至 2023-10-01 的台账' }).click();
  await expect(page.getByRole('button', { name: '撤回截至 2023-10-01 的台账', exact: true })).toBeVisible();
  await page.getByRole('link', { name: '受理台', exact: true }).click();
  await page.getByText(PERSON.name).first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已在别处用“基本救助年度限额”15,000.00 元', { exact: false }).first()).toBeVisible();
  await look(page, '县级台账-测算过程');
});

test('a roster of the county opens in the trial with its file chosen', async ({ launch }) => {
  const { page } = await launch({ env: ENV });
  await joined(page);
  county.books.give({
    n: 1,
    id: 'roster-1',
    at: '2023-10-19T09:00:00.000+08:00',
    kind: 'roster',
    name: '低保名册',
    asOf: '2023-10-01',
    csv: `姓名,身份证号,救助类别\r\n${PERSON.name},${PERSON.idNumber},低保对象\r\n`,
  });
  await hear(page);
  await look(page, '县级名册-待处理');
  await page.getByRole('button', { name: /^试算导入：/ }).click();
  await expect(page.getByText('导入：低保名册-2023-10-01.csv')).toBeVisible();
  await look(page, '县级名册-打开');
});

test('the county’s next keys are taken with the group that came over the telephone; a letter that stops this PC says what is left', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await joined(page);
  county.books.give(nextKeyItem(1));
  const { device } = await call(page, 'keys/device', {});
  county.books.give(revokedItem(2, device));
  await hear(page);
  await page.getByRole('button', { name: /^核对并更换：/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(testCounty('next').publicFile.keyId)).toBeVisible();
  await look(page, '县级换钥-核对');
  await dialog.getByLabel('对方读的最后一组（四位）').fill('0000');
  await dialog.getByRole('button', { name: '核对无误，更换' }).click();
  await expect(dialog.getByText('与新公钥的核对码不一致', { exact: false })).toBeVisible();
  await look(page, '县级换钥-不一致');
  const view = await call(page, 'sync/nextKey', { id: 'key-1' });
  await dialog.getByLabel('对方读的最后一组（四位）').fill(view.next.fingerprint.slice(-4));
  await dialog.getByRole('button', { name: '核对无误，更换' }).click();
  await expect(page.getByText('已更换县级公钥。', { exact: false })).toBeVisible();
  await expect(page.getByText('县级已停用本机', { exact: false }).first()).toBeVisible();
  await look(page, '县级停用本机');
});
