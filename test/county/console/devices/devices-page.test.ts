import { expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleCounty, makeCases, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  await makeCases(county.running);
  await makeUser(county.running, 'guan', '管管理', ['administrator']);
}, 300_000);
afterAll(() => county.close());

describe('the PCs in a real browser', () => {
  it('are listed, get a code that is shown once and printed as a letter, and are put out of use by name', async () => {
    const page = await county.open();
    await signIn(page, 'guan');
    await page.getByRole('link', { name: '电脑' }).click();
    const list = page.getByRole('table', { name: '电脑' });
    await expectPage(list.getByRole('row', { name: /210502002-B/ })).toContainText('缺第 2 批');
    await picture(page, 'devices');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '生成登记码' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('电脑编号').fill('210502003');
    await dialog.getByRole('button', { name: '生成', exact: true }).click();
    await expectPage(dialog).toContainText('应是九位乡镇代码、短横线和一个大写字母');
    await dialog.getByLabel('电脑编号').fill('210502003-c');
    await dialog.getByRole('button', { name: '生成', exact: true }).click();
    const code = (await dialog.getByRole('group', { name: '登记码' }).textContent()) ?? '';
    expect(code).toMatch(/^(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
    await picture(page, 'code');
    expect(await seriousFindings(page)).toEqual([]);
    const letter = page.locator('[data-letter]');
    await expectPage(letter).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expectPage(letter).toBeVisible();
    await expectPage(letter).toContainText(code);
    await expectPage(list).toBeHidden();
    await expectPage(dialog).toBeHidden();
    await picture(page, 'letter');
    await page.emulateMedia({ media: 'screen' });
    await dialog.getByRole('button', { name: '已经告诉乡镇' }).click();
    await expectPage(dialog).toHaveCount(0);
    expect(await page.content()).not.toContain(code);
    await page.getByRole('button', { name: '停用 210502001-A' }).click();
    await dialog.getByLabel('理由').fill('电脑丢失');
    await dialog.getByLabel('再输入一次电脑编号').fill('210502002-B');
    await dialog.getByRole('button', { name: '停用', exact: true }).click();
    await expectPage(dialog).toContainText('与要停用的电脑编号不同');
    await picture(page, 'revoke');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByLabel('再输入一次电脑编号').fill('210502001-a');
    await dialog.getByRole('button', { name: '停用', exact: true }).click();
    await expectPage(list.getByRole('row', { name: /210502001-A/ })).toContainText('停用');
    await expectPage(page.getByRole('button', { name: '停用 210502001-A' })).toHaveCount(0);
    await page.context().close();
  }, 120_000);
});
