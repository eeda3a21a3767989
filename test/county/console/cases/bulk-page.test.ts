import { expect as expectPage, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '../../../../county/console/api/calls.ts';
import { applicationOf, deliver, enrol, pcOf } from '../../decide/support/county.ts';
import { deskOf } from '../support/console-calls.ts';
import { consoleCounty, makeCases, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

/** Of the first township, which sends three more that stand alone. */
const PC = '210502001-A';
/** Of the third, one of whose people somebody else is paid for. */
const PAYEES = '210502003-B';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty();
  const [first] = await makeCases(county.running);
  first.seal(...[3, 4, 5].map((n) => applicationOf(PC, n)));
  await deliver(county.running.county, first, 2);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
  await makeUser(county.running, 'li', '李支付', ['payer']);
}, 300_000);
afterAll(() => county.close());

const dialog = (page: Page) => page.getByRole('dialog');
const rows = (page: Page) => page.getByRole('table', { name: '案件' }).locator('tbody tr');
const bar = (page: Page) => page.getByRole('group', { name: '成批批准' });

describe('approving many cases at once', () => {
  it('takes only those without a finding, looked through and counted once more, by keyboard alone; one that somebody else decided meanwhile is named', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await expectPage(rows(page)).toHaveCount(7);
    // One of two with the same bill is held, the other has a pair: five stand alone.
    await expectPage(page.getByRole('checkbox')).toHaveCount(5);
    await page.keyboard.press('j');
    await page.keyboard.press(' ');
    await expectPage(bar(page)).toContainText('已选 1 件，合计');
    await page.keyboard.press(' ');
    await expectPage(bar(page)).toContainText('没有问题的 5 件');
    await page.getByRole('button', { name: '选没有问题的' }).focus();
    await page.keyboard.press('Enter');
    await expectPage(bar(page)).toContainText('已选 5 件');
    await page.keyboard.press('Shift+A');
    await expectPage(dialog(page).getByRole('group', { name: '要批准的案件' }).locator('tr')).toHaveCount(5);
    const words = (await dialog(page).getByRole('status').textContent()) ?? '';
    const [, sum = ''] = /共 5 件，合计 ([\d,.]+) 元/.exec(words) ?? [];
    await picture(page, 'bulk-look');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expectPage(dialog(page).getByLabel('件数')).toBeFocused();
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1.00');
    await dialog(page).getByRole('button', { name: '批准 5 件' }).press('Enter');
    await expectPage(dialog(page)).toContainText('与所选的件数不同');
    await expectPage(dialog(page)).toContainText('与所选案件的合计不同');
    await picture(page, 'bulk-sum');
    expect(await seriousFindings(page)).toEqual([]);
    const other = await deskOf(county.running, 'chen');
    const found = await other.get('cases', {
      text: `${PC}-2023-00003`,
      states: [],
      township: null,
      batch: null,
      month: null,
      after: null,
    });
    const record = found.rows[0]?.record;
    if (record === undefined) throw new Error('no case');
    const places = [{ field: 'account.holder', comment: '不一致' }];
    await other.get('decide', { record, decision: 'returned', approvedFen: 0, reason: '户名不符', places });
    await dialog(page).getByLabel('件数').fill('5');
    await dialog(page).getByLabel('合计（元）').fill(sum);
    await dialog(page).getByRole('button', { name: '批准 5 件' }).press('Enter');
    await expectPage(dialog(page).getByText('已批准 4 / 5 件')).toBeVisible({ timeout: 30_000 });
    await expectPage(dialog(page)).toContainText(`${PC}-2023-00003：这份申请已经退回乡镇`);
    await picture(page, 'bulk-done');
    await dialog(page).getByRole('button', { name: '完成' }).click();
    await expectPage(rows(page)).toHaveCount(2);
    await expectPage(bar(page)).toHaveCount(0);
    const history = await county.running.county.books.queries.history({ kinds: ['decided'] });
    expect(history.map(({ about }) => about.decision)).toEqual([
      'approved',
      'approved',
      'approved',
      'approved',
      'returned',
    ]);
    await page.context().close();
  });

  it('stays quick in a list of 10,000: only what is seen is drawn, and the last row is one key away', async () => {
    const page = await county.open();
    await page.route('**/console/api/cases', async (route) => {
      const answer = await route.fetch();
      const view = (await answer.json()) as CallOutput<'cases'>;
      const [row] = view.rows;
      if (row === undefined) throw new Error('no case');
      const many = Array.from({ length: 10_000 }, (_, place) => ({
        ...row,
        number: `N-${place}`,
        record: { batch: 1, place },
      }));
      await route.fulfill({ response: answer, json: { ...view, rows: many } });
    });
    await signIn(page, 'chen');
    await expectPage(page.getByRole('cell', { name: 'N-0', exact: true })).toBeVisible();
    expect(await rows(page).count()).toBeLessThan(100);
    await page.keyboard.press('j');
    await page.keyboard.press('End');
    await expectPage(page.getByRole('row', { name: /N-9999/ })).toBeFocused();
    await page.keyboard.press('k');
    await expectPage(page.getByRole('row', { name: /N-9998/ })).toBeFocused();
    await page.keyboard.press('Home');
    await expectPage(page.getByRole('row', { name: /N-0 / })).toBeFocused();
    expect(await rows(page).count()).toBeLessThan(100);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('is not offered to whoever may not decide', async () => {
    const page = await county.open();
    await signIn(page, 'li');
    await page.getByLabel('状态').selectOption({ label: '全部' });
    await expectPage(rows(page)).toHaveCount(7);
    await expectPage(page.getByRole('checkbox')).toHaveCount(0);
    await expectPage(bar(page)).toHaveCount(0);
    await page.context().close();
  });

  it('leaves out whom somebody else is paid for, which is said in the list, on the case and where it is approved', async () => {
    const { county: site } = county.running;
    const other = pcOf('B', '210502003');
    await enrol(site.books, other);
    other.seal(
      applicationOf(other.device.pc, 6, { holder: '李代收' }),
      ...[7, 8].map((n) => applicationOf(other.device.pc, n)),
    );
    await deliver(site, other, 1);
    const page = await county.open();
    await signIn(page, 'chen');
    const row = rows(page).filter({ hasText: `${other.device.pc}-2023-00006` });
    await expectPage(row).toContainText('收款户名不是本人');
    await expectPage(row.getByRole('checkbox')).toHaveCount(0);
    await expectPage(
      rows(page)
        .filter({ hasText: `${other.device.pc}-2023-00007` })
        .getByRole('checkbox'),
    ).toHaveCount(1);
    await picture(page, 'bulk-payee');
    await row.click();
    await expectPage(page.getByRole('group', { name: '县级核对' })).toContainText('收款账户的户名是李代收，不是申请人');
    await picture(page, 'case-payee');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('a');
    await expectPage(dialog(page)).toContainText('收款户名是李代收，不是申请人本人');
    await dialog(page).getByRole('button', { name: '批准' }).click();
    await expectPage(page.getByText(`已批准 ${other.device.pc}-2023-00006`)).toBeVisible();
    await page.context().close();
  });

  it('goes on to what still waits, behind the last case to the first', async () => {
    const page = await county.open();
    await signIn(page, 'chen');
    await page.getByLabel('乡镇').selectOption('210502003');
    await expectPage(rows(page)).toHaveCount(2);
    await rows(page).last().click();
    const title = page.getByRole('heading', { level: 1 });
    const [last = '', first = ''] = [7, 8].map((n) => `${PAYEES}-2023-0000${n}`);
    await expectPage(title).toContainText(last);
    await page.keyboard.press('a');
    await dialog(page).getByRole('button', { name: '批准' }).click();
    await expectPage(page.getByText(`已批准 ${last}。后面没有了，回到前面还没有办的。`)).toBeVisible();
    await expectPage(title).toContainText(first);
    await page.keyboard.press('a');
    await dialog(page).getByRole('button', { name: '批准' }).click();
    await expectPage(page.getByText(`已批准 ${first}。`, { exact: true })).toBeVisible();
    await expectPage(title).toContainText(first);
    await page.context().close();
  });
});
