import { expect as expectPage } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '../../../county/console/api/calls.ts';
import { consoleCounty, makeCases, picture, seriousFindings, signIn } from './support/console-page.ts';
import { makeUser } from './support/users.ts';

type County = Awaited<ReturnType<typeof consoleCounty>>;

let county: County;
beforeAll(async () => {
  county = await consoleCounty();
  await makeCases(county.running);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
  await makeUser(county.running, 'lu', '陆查看', ['viewer']);
}, 300_000);
afterAll(() => county.close());

describe('the console in a real browser', () => {
  it('lets the first administrator in only to choose an own password, and then to everything', async () => {
    const page = await county.open();
    const first = county.running.firstUser;
    if (first === null) throw new Error('no first user');
    await signIn(page, first.user, 'not this one at all');
    await expectPage(page.getByRole('alert')).toContainText('用户名或密码不对');
    await picture(page, 'sign-in');
    await signIn(page, first.user, first.password);
    await expectPage(page.getByRole('heading', { name: '改成自己的密码' })).toBeVisible();
    await picture(page, 'choose');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('一次性密码').fill(first.password);
    await page.getByLabel('新密码', { exact: true }).fill('屋后三棵枣树两棵结果');
    await page.getByLabel('再输一次新密码').fill('屋后三棵枣树两棵结果');
    await page.getByRole('button', { name: '改好并继续' }).click();
    await expectPage(page.getByRole('heading', { name: '案件' })).toBeVisible();
    await page.context().close();
  });

  it('shows which PC sent what, and which batch is missing', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('link', { name: '批次' }).click();
    await expectPage(page.getByRole('table', { name: '电脑' })).toContainText('缺第 2 批');
    await picture(page, 'batches');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('table', { name: '最近的批次' }).getByText('210502001-A').click();
    await expectPage(page.getByRole('table', { name: '案件' }).locator('tbody tr')).toHaveCount(2);
    await page.context().close();
  });

  it('shows older batches on demand, and draws of many only what is seen', async () => {
    const page = await county.open();
    await page.route('**/console/api/*batches', async (route) => {
      const { before = 10_001 } = route.request().postDataJSON() as { readonly before?: number };
      const answer = await route.fetch();
      const view = (await answer.json()) as CallOutput<'batches'>;
      const many = Array.from({ length: 200 }, (_, index) => ({
        batch: before - 1 - index,
        pc: '210502001-A',
        seq: before - 1 - index,
        hash: 'ab'.repeat(32),
        receivedAt: '2023-10-21T09:00:00.000+08:00',
        count: 1,
        totalFen: 100,
        held: 0,
      }));
      await route.fulfill({ response: answer, json: { ...view, batches: many, hasMore: before > 9_800 } });
    });
    await signIn(page, 'chen');
    await page.getByRole('link', { name: '批次' }).click();
    const list = page.getByRole('table', { name: '最近的批次' });
    await expectPage(list).toHaveAttribute('aria-rowcount', '201');
    await page.getByRole('button', { name: '再显示 200 批' }).click();
    await expectPage(list).toHaveAttribute('aria-rowcount', '401');
    expect(await list.locator('tbody tr').count()).toBeLessThan(100);
    await page.getByRole('button', { name: '再显示 200 批' }).click();
    await expectPage(list).toHaveAttribute('aria-rowcount', '601');
    await expectPage(page.getByRole('button', { name: '再显示 200 批' })).toHaveCount(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('finds a case by name, opens it by keyboard, and shows both settlements and the other application', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await expectPage(page.getByRole('table', { name: '案件' }).locator('tbody tr')).toHaveCount(4);
    await picture(page, 'cases');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('测试人900');
    await expectPage(page.getByRole('table', { name: '案件' }).locator('tbody tr')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '案件' }).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expectPage(page.getByRole('heading', { name: '210502001-A-2023-00002' })).toBeVisible();
    await expectPage(page.getByText('每一步都相同')).toBeVisible();
    await expectPage(page.getByRole('table', { name: '与 210502002-B-2023-00002 并排' })).toContainText('同一张票据');
    await picture(page, 'case');
    expect(await seriousFindings(page)).toEqual([]);
    expect(page.url()).not.toContain('900');
    await page.emulateMedia({ media: 'print' });
    await expectPage(page.getByText('案件办理情况')).toBeVisible();
    await expectPage(page.getByRole('table', { name: '测算过程' })).toBeVisible();
    for (const hidden of ['批准', '打印', '下一件'])
      await expectPage(page.getByRole('button', { name: hidden, exact: true })).toBeHidden();
    await picture(page, 'case-print');
    await page.context().close();
  });

  it('keeps what was on the screen when the session runs out, and nothing of it for somebody else', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await expectPage(page.getByRole('heading', { name: '案件' })).toBeVisible();
    await page.getByLabel('查找', { exact: true }).fill('测试人900');
    await page.context().clearCookies();
    await page.getByRole('link', { name: '批次' }).click();
    await expectPage(page.getByText('登录已过期或已退出')).toBeVisible();
    await signIn(page, 'chen');
    await page.getByRole('link', { name: '案件' }).click();
    await expectPage(page.getByLabel('查找', { exact: true })).toHaveValue('测试人900');
    await page.context().close();
  });

  it('finds the filter of a list again in its address, which holds nothing that was typed', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByLabel('状态').selectOption({ label: '待核' });
    await page.getByLabel('乡镇').selectOption('210502002');
    await page.getByLabel('查找', { exact: true }).fill('测试人900');
    await expectPage(page.getByRole('table', { name: '案件' }).locator('tbody tr')).toHaveCount(1);
    expect(page.url()).toContain('stage=held');
    expect(page.url()).toContain('210502002');
    expect(decodeURIComponent(page.url())).not.toContain('900');
    await page.reload();
    await expectPage(page.getByLabel('状态')).toHaveValue('held');
    await expectPage(page.getByLabel('乡镇')).toHaveValue('210502002');
    await expectPage(page.getByLabel('查找', { exact: true })).toHaveValue('');
    await page.getByRole('link', { name: '批次' }).click();
    await page.goBack();
    await expectPage(page.getByLabel('状态')).toHaveValue('held');
    await page.context().close();
  });

  it('does not lead whoever signs in next to the page that somebody else had open when the session ran out', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('table', { name: '案件' }).getByText('210502002-B-2023-00001').click();
    await expectPage(page.getByRole('heading', { name: '210502002-B-2023-00001' })).toBeVisible();
    await page.context().clearCookies();
    await page.getByRole('link', { name: '批次' }).click();
    await expectPage(page.getByText('登录已过期或已退出')).toBeVisible();
    await page.goBack();
    await signIn(page, 'lu');
    await expectPage(page.getByRole('heading', { name: '案件', exact: true })).toBeVisible();
    await expectPage(page.getByRole('button', { name: '当前用户 陆查看' })).toBeVisible();
    expect(page.url()).not.toContain('/cases/');
    const looks = await county.running.county.books.queries.history({ kinds: ['looked'], by: 'lu' });
    expect(looks).toEqual([]);
    await page.context().close();
  });
});
