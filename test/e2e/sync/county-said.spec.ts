import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { review, settle } from '../../bench/profile.ts';
import { call } from '../../bench/window-app.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { CODE, decisionOn, openCounty, type OpenCounty } from '../../service/support/county-line.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { firstRun } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED } from '../../support/invented-case.ts';
import { controlAnswers } from '../../tour/screens/answers.ts';
import { go, still } from '../../tour/screens/visit.ts';
import { expect, test } from '../fixtures.ts';
import { firstRecordIn, meetCounty } from './support/meet-county.ts';
import { lookAround } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };
const AT = '2023-10-19T09:00:00.000+08:00';

let county: OpenCounty;
test.beforeEach(async () => {
  county = await openCounty();
});
test.afterEach(async () => county.close());

/** Seals one reviewed case without any paper and gives what the county calls it. */
async function seal(page: Page, dataDir: string, id: string) {
  const { id: batchId, fileName } = await call(page, 'batch/seal', { applicationIds: [id] });
  const { number, revision } = await call(page, 'application/get', { id });
  return {
    batchId,
    subject: { id, number: number ?? '', revision, record: firstRecordIn(join(dataDir, 'batches', fileName)) },
  };
}

test('what the county said of an earlier case stands above the bills of the next one; papers that are not there are said; a correction pulls nobody away', async ({
  launch,
  dataDir,
}) => {
  test.slow();
  const { page } = await launch({ env: ENV });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  await call(page, 'sync/setLine', { address: county.address, certificate: '' });
  await expect.poll(async () => (await call(page, 'sync/state', {})).isBusy).toBe(false);
  await call(page, 'sync/enrol', { code: CODE });
  const [own, other] = [ownCase(940), ownCase(941)];
  const first = await settle(page, own.form([plainStay('2023-03-01', '2023-03-10', '24000.00', 1)]));
  const second = await settle(page, other.form());
  await review(page, [first, second]);
  const cut = await seal(page, dataDir, first);
  const back = await seal(page, dataDir, second);
  await meetCounty(page);
  county.books.give(decisionOn(1, cut.subject, { at: AT, decision: 'partly', approvedFen: 1_200_000, reason: '核减' }));
  county.books.give(decisionOn(2, back.subject, { at: AT, decision: 'returned', approvedFen: 0, reason: '户名不符' }));
  county.books.give({
    n: 3,
    id: 'wanted-3',
    at: AT,
    kind: 'papers-wanted',
    batchSeq: 1,
    part: null,
    subject: null,
    by: '王审批',
  });
  await meetCounty(page);

  const next = await call(page, 'application/create', {});
  const form = own.form([plainStay('2023-05-01', '2023-05-10', '10000.00', 2)]);
  await call(page, 'application/saveDraft', { id: next.id, revision: next.revision, form });
  await go(page, `/applications/${next.id}?at=settle`);
  const said = page.locator('summary').filter({ hasText: '此前的救助（县级记载）' });
  await expect(said).toBeVisible();
  await expect(page.locator('summary').first()).toHaveText('此前的救助（县级记载）');
  await page.keyboard.press('Alt+4');
  await lookAround(page, '县级记载');

  await go(page, `/batches/${cut.batchId}`);
  await expect(page.getByText('县里（王审批）要过这一批的材料。', { exact: false })).toBeVisible();
  await still(page);
  await lookAround(page, '没有材料');

  await go(page, '/batches');
  const wanted = page.getByText('县里（王审批）要第 1 批的材料。', { exact: false });
  await expect(wanted).toBeVisible();
  await lookAround(page, '要材料');
  await page.getByRole('button', { name: '已处理：县里（王审批）要第 1 批的材料' }).click();
  await expect(wanted).toHaveCount(0);
  const answers = await controlAnswers(page);
  const correct = page.getByRole('button', { name: `更正 ${back.subject.number}` });
  await expect(correct).toBeVisible();
  await answers.become('hold');
  await correct.click();
  await go(page, '/settings/audit');
  await answers.become('as-is');
  await expect(page.getByText(`申请 ${back.subject.number} 可以更正了，在受理台打开。`)).toBeVisible();
  await expect(page).toHaveURL(/#\/settings\/audit$/);
  await lookAround(page, '更正-在别处');
  expect(await call(page, 'application/get', { id: second })).toMatchObject({ status: 'draft' });
});
