import type { Page } from '@playwright/test';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { review, settle } from '../../bench/profile.ts';
import { call } from '../../bench/window-app.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { PACKS } from '../../county/support/settled-record.ts';
import { BENXI } from '../../rules/support/benxi.ts';
import { countyOfBooks } from '../../service/support/county-of-books.ts';
import { CODE } from '../../service/support/county-line.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { benxiAt } from '../../service/support/signed-packs.ts';
import { answerFolderDialogs } from '../../support/answer-dialogs.ts';
import { firstRun, reviewCase } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED, STATION } from '../../support/invented-case.ts';
import { go } from '../../tour/screens/visit.ts';
import { expect, test } from '../fixtures.ts';
import { meetCounty } from './support/meet-county.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };
const PC = `${STATION.townshipCode}-${STATION.pcLetter}`;
const STAY = plainStay('2023-03-01', '2023-03-10', '24000.00', 1);

type County = Awaited<ReturnType<typeof countyOfBooks>>;
let county: County;
test.afterEach(async () => county.close());

async function register(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  await call(page, 'sync/setLine', { address: county.address, certificate: '' });
  await expect.poll(async () => (await call(page, 'sync/state', {})).isBusy).toBe(false);
  await call(page, 'sync/enrol', { code: CODE });
}

const seal = async (page: Page, id: string): Promise<string> =>
  (await call(page, 'batch/seal', { applicationIds: [id] })).id;

/** One meeting with the county that goes well. */
async function meet(page: Page): Promise<void> {
  await meetCounty(page);
  expect((await call(page, 'sync/state', {})).trouble).toBeNull();
}

/** The latest revision in the county's books. */
async function inBooks(number: string) {
  const rows = await county.books.queries.cases({ text: number });
  const row = rows.toSorted((one, other) => other.revision - one.revision)[0];
  if (row === undefined) throw new Error('Not in the books');
  return row;
}

async function officers(): Promise<void> {
  for (const [user, role] of [
    ['wang', 'approver'],
    ['li', 'payer'],
  ] as const)
    await county.books.makeUser({ user, name: user, roles: [role], password: 'x', active: true }, 'cli');
}

test('a case is sent, given back at a field, corrected, approved and paid, by a real county', async ({ launch }) => {
  test.slow();
  county = await countyOfBooks(PC, installedPacks(PACKS));
  await officers();
  const { page } = await launch({ env: ENV });
  await register(page);
  const id = await settle(page, ownCase(940).form([STAY]));
  await review(page, [id]);
  const batchId = await seal(page, id);
  await meet(page);
  const { number, form } = await call(page, 'application/get', { id });
  const sent = await inBooks(number ?? '');
  expect(sent).toMatchObject({ state: 'accepted', sending: 1 });

  const key = form.visits[0]?.key ?? '';
  const returned = await county.books.decide(
    {
      record: sent.record,
      decision: 'returned',
      approvedFen: 0,
      reason: '票据总费用与医院清单不符',
      places: [{ field: 'visit.amounts.total', visit: `${id}/${key}`, comment: '请核对总费用' }],
    },
    'wang',
  );
  expect(returned.ok).toBe(true);
  await meet(page);
  await go(page, `/batches/${batchId}`);
  await expect(page.getByText('请核对总费用', { exact: false }).first()).toBeVisible();
  await look(page, '真县-退回');
  await page.getByRole('button', { name: `更正 ${number}` }).click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-path') ?? ''))
    .toBe(`visits.${key}.amounts.total`);

  await page.getByRole('button', { name: '已改' }).first().click();
  await page.getByRole('button', { name: /^受理/ }).click();
  await page.getByRole('button', { name: /^确认测算/ }).click();
  await expect(page.getByText('已确认')).toBeVisible();
  await reviewCase(page);
  const again = await seal(page, id);
  await meet(page);
  const corrected = await inBooks(number ?? '');
  expect(corrected.revision).toBeGreaterThan(sent.revision);
  expect(corrected).toMatchObject({ state: 'accepted', sending: 2 });
  const { record, payableFen: amountFen } = corrected;
  const approved = { record, decision: 'approved', approvedFen: amountFen, reason: '', places: [] } as const;
  expect((await county.books.decide(approved, 'wang')).ok).toBe(true);
  await meet(page);
  await go(page, `/batches/${again}`);
  const row = page.getByRole('grid', { name: '县级处理结果' }).locator('tbody tr').first();
  await expect(row).toContainText('批准');
  const paid = { paidOn: '2023-11-01', totalFen: amountFen, payments: [{ record, amountFen }] };
  expect((await county.books.pay(paid, 'li')).ok).toBe(true);
  await meet(page);
  await expect(row).toContainText('已支付');
  await expect(page.getByText(/^支付 [\d,.]+ 元，2023-11-01/u)).toBeVisible();
  await look(page, '真县-已支付');
  await page.getByRole('button', { name: `打开 ${number}` }).click();
  await expect(page).toHaveURL(new RegExp(id));
});

test('a county that comes to another amount is shown step beside step; a wrong clock and the written stick are said', async ({
  launch,
  dataDir,
}) => {
  test.slow();
  county = await countyOfBooks(PC, new Map([[BENXI.hash, { ...benxiAt('60%'), hash: BENXI.hash }]]));
  const { page, electron } = await launch({ env: ENV });
  await register(page);
  await settle(page, ownCase(941).form([STAY]));
  const id = await settle(page, ownCase(940).form([STAY]));
  const other = await settle(page, ownCase(942).form([STAY]));
  await review(page, [id, other]);
  const batchId = await seal(page, id);

  const stick = join(dataDir, '..', 'stick');
  mkdirSync(stick, { recursive: true });
  await answerFolderDialogs(electron, stick);
  await meet(page);
  await go(page, `/batches/${batchId}`);
  const steps = page.getByRole('table', { name: '两边测算不同的步骤' });
  const first = steps.locator('tr[data-first]');
  await expect(first).toContainText('从这一步起不同');
  await expect(first.getByRole('cell').nth(0)).toContainText('按 70% 计算');
  await expect(first.getByRole('cell').nth(1)).toContainText('按 60% 计算');
  expect(await page.locator('main').innerText()).not.toMatch(/trace|deductible|[0-9a-f]{8}-[0-9a-f]{4}-/u);
  await look(page, '两边测算');
  await page.getByRole('button', { name: /^显示全部 \d+ 步$/u }).click();
  await expect(steps.getByText('相同', { exact: true }).first()).toBeVisible();
  await look(page, '两边测算-全部');

  await go(page, '/batches');
  await expect(page.getByText('电脑时间可能不对：刚才联系时县级是', { exact: false })).toBeVisible();
  await expect(page.getByRole('grid', { name: '暂不能封批的申请' })).toContainText('待复核');
  await look(page, '批次-暂不能封批');
  // Nobody answers there: what is sealed now can only go by stick.
  await call(page, 'sync/setLine', { address: 'http://127.0.0.1:9', certificate: '' });
  await seal(page, other);
  const written = page.getByRole('button', { name: '导出 1 批到 U 盘' });
  await expect(written).toBeEnabled();
  await written.click();
  await expect(page.getByText('可以拔出 U 盘', { exact: false }).first()).toBeVisible();
  await look(page, '可以拔出');
  const names = readdirSync(stick, { recursive: true, encoding: 'utf8' });
  expect(names.filter((name) => name.endsWith('.aidbatch'))).toHaveLength(1);
});
