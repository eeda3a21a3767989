import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorText } from '#shared/errors.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { ProblemError } from '../../../county/http/problem.ts';
import { review, settle } from '../../bench/profile.ts';
import { call } from '../../bench/window-app.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { CODE, decisionOn, openCounty, type OpenCounty } from '../../service/support/county-line.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { answerFolderDialogs } from '../../support/answer-dialogs.ts';
import { firstRun } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED } from '../../support/invented-case.ts';
import { go } from '../../tour/screens/visit.ts';
import { expect, test } from '../fixtures.ts';
import { firstRecordIn, meetCounty } from './support/meet-county.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };
const AT = '2023-10-19T09:00:00.000+08:00';

let county: OpenCounty;
/** The county puts every piece aside as unsound, until told otherwise. */
let isRefused = true;
test.beforeEach(async () => {
  isRefused = true;
  county = await openCounty({
    spool: (spool) => ({
      ...spool,
      append: (...piece) =>
        isRefused ? Promise.reject(new ProblemError('refused', { detail: 'wrong_signature' })) : spool.append(...piece),
    }),
  });
});
test.afterEach(async () => county.close());

test('the page of a batch says at every stage where the batch stands, and where its application does', async ({
  launch,
  dataDir,
}) => {
  test.slow();
  const { page, electron } = await launch({ env: ENV });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  const id = await settle(page, ownCase(943).form([plainStay('2023-03-01', '2023-03-10', '24000.00', 1)]));
  await review(page, [id]);
  const { id: batchId, fileName } = await call(page, 'batch/seal', { applicationIds: [id] });
  const { number, revision, form } = await call(page, 'application/get', { id });
  const subject = { id, number: number ?? '', revision, record: firstRecordIn(join(dataDir, 'batches', fileName)) };

  await go(page, `/batches/${batchId}`);
  const row = page.getByRole('grid', { name: '县级处理结果' }).locator('tbody tr').first();
  /** What stands above the list, in its row, and nowhere else on the page. */
  const expectStage = async (batch: string, application: string): Promise<void> => {
    await expect(page.locator('main').getByText(batch, { exact: true }).first()).toBeVisible();
    await expect(row.getByText(application, { exact: true })).toBeVisible();
    await look(page, `批次-${batch}-${application}`);
  };
  await expectStage('未送出', '已封批');

  const stick = join(dataDir, '..', 'stick');
  mkdirSync(stick);
  await answerFolderDialogs(electron, stick);
  await call(page, 'sync/export', { batchIds: [batchId] });
  await expectStage('已导出，未确认', '已导出，未确认');

  await call(page, 'sync/setLine', { address: county.address, certificate: '' });
  await expect.poll(async () => (await call(page, 'sync/state', {})).isBusy).toBe(false);
  await call(page, 'sync/enrol', { code: CODE });
  await meetCounty(page);
  await expectStage('已停止', '已封批');
  await expect(
    page.getByText(errorText({ code: 'COUNTY_REFUSED', detail: { seq: 1, why: '签名核对不上' } })),
  ).toBeVisible();

  // Taken, and not read yet: there is no receipt.
  let read = (): void => undefined;
  county.books.hold = new Promise((resolve) => (read = resolve));
  isRefused = false;
  await call(page, 'sync/retry', { batchId });
  await expect.poll(async () => (await call(page, 'batch/list', {})).rows[0]?.stage).toBe('delivered');
  await expectStage('已送达，等回执', '已送达');
  read();
  await meetCounty(page);
  await expectStage('县级已接收', '县级已接收');

  const hear = async (item: FeedItem, application: string): Promise<void> => {
    county.books.give(item);
    await meetCounty(page);
    await expectStage('县级已接收', application);
  };
  const key = form.visits[0]?.key ?? '';
  const places = [{ field: 'visit.amounts.total', visit: `${id}/${key}`, comment: '请核对总费用' }];
  await hear(decisionOn(1, subject, { at: AT, decision: 'returned', approvedFen: 0, places }), '县级退回');
  await expect(page.getByText('请核对总费用', { exact: false })).toBeVisible();
  const amountFen = 100_000;
  await hear(
    decisionOn(2, subject, { at: AT, decision: 'partly', approvedFen: amountFen, reason: '核减' }),
    '部分批准',
  );
  await hear(decisionOn(3, subject, { at: AT, approvedFen: amountFen }), '批准');
  await hear(
    {
      n: 4,
      id: 'payment-4',
      at: AT,
      kind: 'payment',
      subject,
      payment: 'payment-1',
      movement: 'paid',
      amountFen,
      paidOn: '2023-10-19',
      reason: '',
    },
    '已支付',
  );
});
