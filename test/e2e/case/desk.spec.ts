import type { Page } from '@playwright/test';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { addReviewer, firstRun, switchTo, unlock } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED, REVIEWER } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };

/** A draft, an accepted and a settled application of three people. */
async function fill(page: Page): Promise<void> {
  const make = async (key: number) => {
    const form = ownCase(key).form([plainStay('2023-09-01', '2023-09-10', '20000.00', key)]);
    const { id, revision } = await call(page, 'application/create', {});
    return { id, ...(await call(page, 'application/saveDraft', { id, revision, form })) };
  };
  await make(31);
  const accepted = await make(32);
  await call(page, 'application/accept', { id: accepted.id, revision: accepted.revision });
  const settled = await make(33);
  const { revision } = await call(page, 'application/accept', { id: settled.id, revision: settled.revision });
  const { form } = await call(page, 'application/get', { id: settled.id });
  const { payable } = (await call(page, 'application/assess', { id: settled.id, form })).settlement ?? { payable: -1 };
  await call(page, 'application/settle', { id: settled.id, revision, expected: payable });
}

test('the desk offers the next step of each row to whoever can take it, and remembers its filter over a restart', async ({
  launch,
}) => {
  const { page, quit } = await launch({ env: ENV });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page);
  await expect(page.getByText('还没有申请')).toBeVisible();
  const state = page.getByRole('list', { name: '送达和名册' });
  // The bar above says it already.
  await expect(state.getByRole('link', { name: /送县级/ })).toHaveCount(0);
  await expect(state.getByRole('link', { name: /名册/ })).toContainText('还没有导入名册');
  await look(page, 'desk-empty');
  await addReviewer(page);
  await fill(page);
  await page.getByRole('link', { name: '受理台' }).click();
  const grid = page.getByRole('grid', { name: '申请' });
  const rowOf = (status: string) => grid.getByRole('row').filter({ hasText: status });
  await expect(rowOf('已测算')).toContainText('等另一人复核');
  await look(page, 'desk-clerk');

  await rowOf('已受理')
    .getByRole('button', { name: /^确认测算/ })
    .click();
  await expect(page.getByRole('button', { name: /^确认测算/ })).toBeVisible();
  await page.getByRole('link', { name: '受理台' }).click();
  await page.getByRole('radiogroup', { name: '状态' }).getByText('已受理').click();
  await expect(page.getByText('共 1 份，另有 2 份未列出')).toBeVisible();
  await quit();

  const again = await launch({ env: ENV });
  await again.page.setViewportSize({ width: 1366, height: 768 });
  await unlock(again.page);
  await expect(again.page.getByRole('radio', { name: /^已受理/ })).toBeChecked();
  await expect(again.page.getByText('共 1 份，另有 2 份未列出')).toBeVisible();
  await look(again.page, 'desk-filtered');
  await again.page.getByRole('button', { name: '显示全部' }).click();
  await expect(again.page.getByRole('grid', { name: '申请' }).getByRole('row')).toHaveCount(4);

  await switchTo(again.page, REVIEWER);
  const own = again.page.getByRole('grid', { name: '申请' });
  await expect(own.getByRole('row').filter({ hasText: '草稿' })).toContainText('填完并受理');
  await look(again.page, 'desk-reviewer');
  await own.getByRole('button', { name: /^复核/ }).click();
  await expect(again.page.getByRole('button', { name: /^复核通过/ })).toBeVisible();
});
