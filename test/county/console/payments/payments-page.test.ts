import { readFileSync } from 'node:fs';
import { expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../support/console-calls.ts';
import { approveAll, consoleCounty, makeCases, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  await makeCases(county.running);
  await makeUser(county.running, 'chen', '陈审批', ['approver', 'payer']);
  await makeUser(county.running, 'li', '李支付', ['payer']);
  await approveAll(await deskOf(county.running, 'chen'));
}, 300_000);
afterAll(() => county.close());

describe('paying in a real browser', () => {
  it('lets nobody pay what they approved', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('link', { name: '支付清单' }).click();
    await expectPage(page.getByRole('table', { name: '支付清单' })).toContainText('须由同事支付');
    await expectPage(page.getByRole('button', { name: '登记已付' })).toBeDisabled();
    await page.context().close();
  });

  it('exports the chosen rows, books them against the bank’s sum, and takes one back', async () => {
    const page = await county.open();
    await signIn(page, 'li');
    await page.getByRole('link', { name: '支付清单' }).click();
    await page.getByLabel('支付 210502002-B-2023-00001').uncheck();
    await expectPage(page.getByText('共 3 笔')).toBeVisible();
    await picture(page, 'payments');
    expect(await seriousFindings(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出清单 CSV' }).click(),
    ]);
    const mark = /^支付清单-3笔-([0-9a-f]{8})\.csv$/.exec(file.suggestedFilename())?.[1] ?? '';
    const bytes = readFileSync(await file.path());
    const whole = /校验值 ((?:[0-9a-f]{8} ?){4})"/.exec(bytes.toString('utf8'))?.[1] ?? '';
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const total = /"合计","3 笔",.*"([\d.]+)"/.exec(bytes.toString('utf8'))?.[1] ?? '';
    await expectPage(page.getByRole('status').filter({ hasText: '校验值' })).toContainText(whole);
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出清单 Excel' }).click(),
    ]);
    expect(sheet.suggestedFilename()).toBe(`支付清单-3笔-${mark}.xlsx`);
    const sheetBytes = readFileSync(await sheet.path());
    // Whoever comes back chooses by the list itself, whatever was approved meanwhile.
    await page.getByRole('button', { name: '全不选' }).click();
    await page.getByRole('button', { name: '按编号勾选' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '勾选', exact: true }).click();
    await expectPage(dialog).toContainText('没有认出申请编号');
    await dialog.getByLabel('清单里的申请编号').fill(bytes.toString('utf8'));
    await dialog.getByRole('button', { name: '勾选', exact: true }).click();
    await expectPage(page.getByText('共 3 笔')).toBeVisible();
    await picture(page, 'exported');
    await page.getByRole('button', { name: '登记已付' }).click();
    await dialog.getByLabel('付款日期').fill('20991231');
    await dialog.getByLabel('清单校验值').fill('1');
    await dialog.getByLabel('银行回单合计').fill('1.00');
    await dialog.getByRole('button', { name: '登记已付' }).click();
    await expectPage(dialog).toContainText('这个日期还没有到');
    await expectPage(dialog).toContainText('请照清单最后一行填写 4 组校验值');
    await expectPage(dialog).toContainText('与所选各笔的合计不同');
    await picture(page, 'pay');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByLabel('付款日期').fill('20261120');
    await dialog.getByLabel('清单校验值').fill('00000000 00000000 00000000 00000000');
    await dialog.getByLabel('银行回单合计').fill(total);
    await dialog.getByRole('button', { name: '登记已付' }).click();
    await expectPage(dialog.getByRole('alert')).toContainText('校验值与所选各笔的清单不同');
    await dialog.getByLabel('清单校验值').fill(whole.toUpperCase());
    await dialog.getByRole('button', { name: '登记已付' }).click();
    await expectPage(page.getByRole('table', { name: '支付清单' }).locator('tbody tr')).toHaveCount(1);
    await page.getByText('已支付的清单').click();
    await expectPage(page.getByRole('table', { name: '已支付的清单' }).locator('tbody tr')).toHaveCount(1);
    await picture(page, 'paid-lists');
    expect(await seriousFindings(page)).toEqual([]);
    const [again] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /再导出 .* Excel/ }).click(),
    ]);
    expect(readFileSync(await again.path()).equals(sheetBytes)).toBe(true);
    await page.getByRole('link', { name: '案件' }).click();
    await page.getByLabel('状态').selectOption({ label: '已支付' });
    await page.getByRole('cell', { name: '210502001-A-2023-00001' }).click();
    await page.getByRole('button', { name: '作废这笔支付' }).click();
    await dialog.getByLabel('退回日期').fill('2026-11-21');
    await dialog.getByLabel('理由').fill('账号有误，银行退回');
    await dialog.getByRole('button', { name: '作废', exact: true }).click();
    await expectPage(page.locator('main')).toContainText('撤销支付');
    await expectPage(page.getByRole('button', { name: '作废这笔支付' })).toHaveCount(0);
    await page.context().close();
  });
});
