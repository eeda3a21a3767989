import { expect as expectPage, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOf, deliver, type Pc } from '../../decide/support/county.ts';
import { consoleCounty, makeCases, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

const NUMBER = '210502001-A-2023-00001';
let county: Awaited<ReturnType<typeof consoleCounty>>;
let second: Pc;
beforeAll(async () => {
  county = await consoleCounty();
  const [first, other] = await makeCases(county.running);
  second = other;
  first.seal(applicationOf(first.device.pc, 1, { revision: 2, totalYuan: 70_000 }));
  await deliver(county.running.county, first, 2);
  await makeUser(county.running, 'guan', '管管理', ['administrator']);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
  await makeUser(county.running, 'li', '李支付', ['payer']);
}, 300_000);
afterAll(() => county.close());

const banner = (page: Page) => page.locator('[data-banner]').getByRole('alert');

describe('a county that is not the newest, in a real browser', () => {
  it('says so on every page from the first refusal on, to whoever may end it and to whoever may not', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('cell', { name: '210502002-B-2023-00001' }).click();
    await expectPage(page.getByRole('heading', { name: '210502002-B-2023-00001' })).toBeVisible();
    await expectPage(banner(page)).toHaveCount(0);
    // A page that is open already hears of it when it is refused.
    await county.running.county.books.noteSeen(second.device.id, { epoch: 5, received: 3, feed: 7 });
    await page.getByRole('button', { name: '批准', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '批准', exact: true }).click();
    const sentence = '电脑 210502002-B 见过的县级数据比这里新';
    await expectPage(dialog.getByRole('alert')).toContainText(sentence);
    await dialog.getByRole('button', { name: '取消' }).click();
    await expectPage(banner(page)).toContainText(sentence);
    await expectPage(banner(page)).toContainText('它见过第 5 轮，这里是第 1 轮');
    await expectPage(banner(page)).toContainText('请把这段话告诉管理员');
    await expectPage(banner(page).getByRole('link', { name: '电脑' })).toHaveCount(0);
    await picture(page, 'outrun-case');
    expect(await seriousFindings(page)).toEqual([]);
    await banner(page).getByRole('link', { name: '批次' }).click();
    await expectPage(page.getByRole('table', { name: '最近的批次' })).toBeVisible();
    await expectPage(banner(page)).toContainText(sentence);
    await page.context().close();

    const office = await county.open();
    await signIn(office, 'guan');
    await expectPage(banner(office)).toContainText('缺的数据补到这里以后');
    await picture(office, 'outrun');
    await banner(office).getByRole('link', { name: '电脑' }).click();
    await expectPage(office.getByRole('button', { name: '停用 210502002-B' })).toBeVisible();
    await picture(office, 'outrun-devices');
    expect(await seriousFindings(office)).toEqual([]);
    await county.running.county.books.raiseEpoch({ reason: '这里是正在用的', by: 'cli', atLeast: 6 });
    await office.getByRole('link', { name: '用户' }).click();
    await expectPage(banner(office)).toHaveCount(0);
    await office.context().close();
  });

  it('takes a payment of before the restore, once it was looked at and what becomes of it was said', async () => {
    const page = await county.open();
    await signIn(page, 'li');
    await page.getByRole('link', { name: '支付清单' }).click();
    await page.getByRole('button', { name: '补记恢复前已支付' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '查看' }).click();
    await expectPage(dialog).toContainText('请填写申请编号');
    await dialog.getByLabel('申请编号').fill('210502001-a-2023-00077');
    await dialog.getByRole('button', { name: '查看' }).click();
    await expectPage(dialog.getByRole('alert')).toContainText('县里没有 210502001-A-2023-00077');
    await dialog.getByLabel('申请编号').fill(NUMBER.toLowerCase());
    await dialog.getByRole('button', { name: '查看' }).click();
    await expectPage(dialog.getByRole('radio')).toHaveCount(2);
    await dialog.getByLabel('付款日期').fill('2999-01-01');
    await dialog.getByRole('button', { name: '补记', exact: true }).click();
    await expectPage(dialog).toContainText('选付的是哪一版');
    await expectPage(dialog).toContainText('以后，不能补记');
    await expectPage(dialog).toContainText('请写明是哪一张银行回单');
    await dialog.getByRole('radio', { name: /^第 1 版/ }).check();
    await dialog.getByLabel('银行回单金额').fill('9,999,999');
    await expectPage(dialog).toContainText('不超过应救助的');
    await picture(page, 'enter-paid-wrong');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByLabel('银行回单金额').fill('1234.50');
    await dialog.getByLabel('付款日期').fill('20231015');
    await dialog.getByLabel('银行回单号').fill('工行回单 0815');
    await expectPage(dialog.getByRole('status')).toContainText(
      `${NUMBER} 第 1 版记为 2023-10-15 已支付 1,234.50 元，部分批准一并补上`,
    );
    await expectPage(dialog.getByRole('status')).toContainText('要按后来的一版支付，须先作废这一笔');
    await picture(page, 'enter-paid');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '补记', exact: true }).click();
    await expectPage(page.getByText(`已补记 ${NUMBER} 第 1 版 1,234.50 元（2023-10-15）`)).toBeVisible();
    await picture(page, 'enter-paid-done');
    // The bank paid one of them: the other revision is not paid beside it.
    await page.getByRole('button', { name: '补记恢复前已支付' }).click();
    await dialog.getByLabel('申请编号').fill(NUMBER);
    await dialog.getByRole('button', { name: '查看' }).click();
    await dialog.getByRole('radio', { name: /^第 2 版/ }).check();
    await dialog.getByLabel('银行回单金额').fill('1');
    await dialog.getByLabel('付款日期').fill('20231015');
    await dialog.getByLabel('银行回单号').fill('工行回单 0816');
    await dialog.getByRole('button', { name: '补记', exact: true }).click();
    await expectPage(dialog.getByRole('alert')).toContainText('这份申请已经支付');
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('已支付的清单').click();
    const row = page.getByRole('table', { name: '已支付的清单' }).locator('tbody tr');
    await expectPage(row).toContainText('恢复后补登，没有清单');
    await expectPage(row.getByRole('button')).toHaveCount(0);
    await picture(page, 'entered-paid-lists');
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('offers it to nobody who does not pay', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByRole('link', { name: '支付清单' }).click();
    await expectPage(page.getByText('没有要支付的')).toBeVisible();
    await expectPage(page.getByRole('button', { name: '补记恢复前已支付' })).toHaveCount(0);
    await page.context().close();
  });
});
