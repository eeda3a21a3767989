import { expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleCounty, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  await makeUser(county.running, 'guan', '关管理', ['administrator']);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
}, 300_000);
afterAll(() => county.close());

describe('the users’ page in a real browser', () => {
  it('is not there for whoever is no administrator', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await expectPage(page.getByRole('link', { name: '批次' })).toBeVisible();
    await expectPage(page.getByRole('link', { name: '用户' })).toHaveCount(0);
    await page.context().close();
  });

  it('makes somebody, shows the one-time password once, and puts somebody out of use', async () => {
    const page = await county.open();
    await signIn(page, 'guan');
    await page.getByRole('link', { name: '用户' }).click();
    await page.getByRole('button', { name: '新用户' }).click();
    await page.getByRole('button', { name: '建立并发一次性密码' }).click();
    await expectPage(page.getByText('请至少选一项权限')).toBeVisible();
    await page.getByLabel('用户名').fill('li');
    await page.getByLabel('姓名').fill('李支付');
    await page.getByLabel('支付：').check();
    await picture(page, 'make-user');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '建立并发一次性密码' }).click();
    const once = page.getByRole('group', { name: '一次性密码' });
    const password = (await once.textContent()) ?? '';
    expect(password).toMatch(/^[0-9A-Z-]{23}$/);
    await picture(page, 'one-time');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '已经告诉本人' }).click();
    const list = page.getByRole('table', { name: '用户' });
    await expectPage(list.getByRole('row', { name: '李支付' })).toContainText('还没有改一次性密码');
    expect(await page.content()).not.toContain(password);
    await page.getByRole('button', { name: '改权限 陈审批' }).click();
    const roles = page.getByRole('dialog');
    await roles.getByLabel('审批：').uncheck();
    await roles.getByRole('button', { name: '更改', exact: true }).click();
    await expectPage(roles).toContainText('请至少选一项权限');
    await roles.getByLabel('查看：').check();
    await picture(page, 'change-roles');
    expect(await seriousFindings(page)).toEqual([]);
    await roles.getByRole('button', { name: '更改', exact: true }).click();
    await expectPage(list.getByRole('row', { name: '陈审批' })).toContainText('查看');
    await page.getByRole('button', { name: '停用 陈审批' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
    await expectPage(list.getByRole('row', { name: '陈审批' })).toContainText('已停用');
    await picture(page, 'users');
    expect(await seriousFindings(page)).toEqual([]);
    const li = await county.open();
    await signIn(li, 'li', password);
    await expectPage(li.getByRole('heading', { name: '改成自己的密码' })).toBeVisible();
    await li.context().close();
    await page.context().close();
  });
});
