import { expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../support/console-calls.ts';
import { approveAll, consoleCounty, makeCases, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  await makeCases(county.running);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
  await makeUser(county.running, 'guan', '管管理', ['administrator']);
  await approveAll(await deskOf(county.running, 'chen'));
}, 300_000);
afterAll(() => county.close());

describe('the history in a real browser', () => {
  it('is looked through by kind, person and day, and leads to the case', async () => {
    const page = await county.open();
    await signIn(page, 'guan');
    await page.getByRole('link', { name: '操作记录' }).click();
    const rows = page.getByRole('table', { name: '操作记录' }).locator('tbody tr');
    await expectPage(rows.filter({ hasText: '新建用户 chen（陈审批），权限 审批' })).toHaveCount(1);
    await picture(page, 'audit');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('类别').selectOption({ label: '审批和退回' });
    await expectPage(rows).toHaveCount(4);
    await page.getByLabel('到哪一天').fill('2020-01-01');
    await expectPage(page.getByText('没有这样的记录')).toBeVisible();
    await page.getByLabel('到哪一天').fill('');
    await page.getByLabel('人员').selectOption({ label: '管管理' });
    await expectPage(page.getByText('没有这样的记录')).toBeVisible();
    await page.getByLabel('人员').selectOption({ label: '陈审批' });
    await rows.getByRole('link', { name: '210502001-A-2023-00001' }).click();
    await expectPage(page.getByRole('heading', { name: '210502001-A-2023-00001' })).toBeVisible();
    await page.getByRole('link', { name: '操作记录' }).click();
    await page.getByLabel('人员').selectOption({ label: '全部人员' });
    await page.getByLabel('类别').selectOption({ label: '查看案件' });
    await expectPage(rows).toHaveCount(1);
    await expectPage(rows).toContainText('查看案件 210502001-A-2023-00001');
    await page.context().close();
  });

  it('is not offered to whoever is no administrator', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await expectPage(page.getByRole('link', { name: '案件' })).toBeVisible();
    await expectPage(page.getByRole('link', { name: '操作记录' })).toHaveCount(0);
    await page.context().close();
  });
});
