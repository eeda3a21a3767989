import { FIXED_CLOCK, ID_SEED } from '../../support/invented-case.ts';
import { countyPublicKey } from '../../support/county/county.ts';
import { firstRun } from '../../support/clerk.ts';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { expect, test } from '../fixtures.ts';

test('taking a case back names the one it moves, which is then settled again from the batches page', async ({
  launch,
  dataDir,
}) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED } });
  await firstRun(page, countyPublicKey(dataDir));
  const own = ownCase(7);
  const identities = own.form().identities.map((entry) => ({ ...entry, category: 'dibao_edge' }));
  const ids: string[] = [];
  for (const [month, cost] of [
    ['03', '2000.00'],
    ['05', '5000.00'],
  ] as const) {
    const stay = plainStay(`2023-${month}-01`, `2023-${month}-10`, cost, ids.length + 1);
    const form = own.form([stay], { identities });
    const { id, revision } = await call(page, 'application/create', {});
    const saved = await call(page, 'application/saveDraft', { id, revision, form });
    const accepted = await call(page, 'application/accept', { id, revision: saved.revision });
    const { settlement } = await call(page, 'application/assess', { id, form });
    await call(page, 'application/settle', { id, revision: accepted.revision, expected: settlement?.payable ?? 0 });
    ids.push(id);
  }
  await page.evaluate((id) => {
    window.location.hash = `#/applications/${id}`;
  }, ids[0] ?? '');
  await page.getByRole('button', { name: '退回修改' }).click();
  await expect(page.getByText('同一人的 1 份申请需重新测算')).toContainText('1,920.00 元（少 1,680.00 元）');
  await page.getByLabel('退回原因').fill('假票据');
  await page.getByRole('group', { name: '退回修改' }).getByRole('button', { name: '退回修改' }).click();
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await expect(page.getByText('应救助 3,600.00 元 → 1,920.00 元（少 1,680.00 元）')).toBeVisible();
  await page.getByRole('button', { name: /^重新测算 / }).click();
  await expect(page.getByText('已重新测算 1 份，请重新复核。')).toBeVisible();
  await expect(page.getByRole('heading', { name: '需重新测算' })).toHaveCount(0);
});
