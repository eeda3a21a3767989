import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import { call } from '../../../bench/window-app.ts';
import { CODE, decisionOn, openCounty } from '../../../service/support/county-line.ts';
import { go, settledAt, still, type Walk } from '../visit.ts';
import { walkFeed } from './walk-feed.ts';

/** This PC at its county: registered there, a batch that goes, what comes back, and a line that is down. */
export async function walkCounty({ app: { page }, visit }: Walk, dataDir: string, reviewedId: string): Promise<void> {
  const county = await openCounty();
  try {
    await register({ page, visit }, county.address);
    await go(page, '/batches');
    await page.getByRole('button', { name: /^封批 \d+ 份/ }).click();
    await visit(page, '对话框-封批');
    await page.getByRole('dialog').getByRole('button', { name: '封批' }).click();
    // It goes by itself, but where a call is under way just now only with the next one.
    await expect(async () => {
      await page.getByRole('button', { name: '现在联系' }).click({ timeout: 5000 });
      await expect(page.getByText('县级已接收')).toBeVisible({ timeout: 5000 });
    }).toPass();
    await visit(page, '批次-已接收');
    const subject = await subjectOf(page, dataDir, reviewedId);
    const { form } = await call(page, 'application/get', { id: reviewedId });
    const visitOf = `${reviewedId}/${form.visits[0]?.key ?? ''}`;
    county.books.give(
      decisionOn(1, subject, {
        decision: 'returned',
        approvedFen: 0,
        reason: '票据总费用与医院清单不符',
        places: [{ field: 'visit.amounts.total', visit: visitOf, comment: '请核对第一张票据的总费用' }],
      }),
    );
    await page.getByRole('button', { name: '现在联系' }).click();
    await expect(page.getByRole('button', { name: `更正 ${subject.number}` }).first()).toBeVisible({ timeout: 60_000 });
    await visit(page, '批次-县级退回');
    await page.getByRole('button', { name: '查看第 1 批的回执' }).click();
    await still(page);
    await visit(page, '回执');
    await walkFeed(page, visit, county, 2);
    await go(page, '/');
    await still(page);
    await visit(page, '受理台-县级退回');
    await settledAt(page, reviewedId);
    await visit(page, '申请-县级退回');
  } finally {
    await county.close();
  }
  await go(page, '/batches');
  await page.getByRole('button', { name: '现在联系' }).click();
  await expect(page.getByText(/自动再试。$/)).toBeVisible({ timeout: 60_000 });
  await visit(page, '批次-连不上');
  await page
    .getByRole('button', { name: /^更正 / })
    .first()
    .click();
  // The list of batches says the same words: only the mark at the field is the application's own page.
  await expect(page.getByRole('group', { name: '复核意见：第 1 张票据·总费用' })).toBeVisible({ timeout: 60_000 });
  await visit(page, '申请-更正');
}

async function register({ page, visit }: Pick<Walk, 'visit'> & { readonly page: Page }, address: string) {
  await go(page, '/settings');
  const field = page.getByLabel('服务地址');
  await field.fill(address);
  await page.getByRole('button', { name: '试连' }).click();
  await expect(page.getByText('连接正常，是县级的服务。')).toBeVisible();
  await field.scrollIntoViewIfNeeded();
  await visit(page, '联网-试连');
  await page.getByRole('button', { name: '保存地址' }).click();
  await page.getByLabel('一次性登记码').fill(CODE);
  await visit(page, '联网-登记');
  await page.getByRole('button', { name: '联网登记' }).click();
  await expect(page.getByText(/测试县医疗保障局（210502）/)).toBeVisible();
  await visit(page, '联网-已登记');
}

/** What the county calls the one application of the only batch. */
async function subjectOf(page: Page, dataDir: string, id: string) {
  const [name = ''] = readdirSync(join(dataDir, 'batches')).filter((each) => each.endsWith('.aidbatch'));
  const file = readFileSync(join(dataDir, 'batches', name));
  const header = batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')));
  const { number, revision } = await call(page, 'application/get', { id });
  return { id, number: number ?? '', revision, record: header.records[0] ?? '' };
}
