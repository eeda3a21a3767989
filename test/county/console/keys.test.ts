import { expect as expectPage, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOf, deliver } from '../decide/support/county.ts';
import { consoleCounty, makeCases, picture, seriousFindings, signIn } from './support/console-page.ts';
import { PASSWORD } from './support/password.ts';
import { makeUser } from './support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
/** The application for which two people set a condition aside. */
const SPECIAL = '210502001-A-2023-00005';
beforeAll(async () => {
  county = await consoleCounty();
  const [pc] = await makeCases(county.running);
  const plain = applicationOf(pc.device.pc, 5);
  const signed = { at: '2023-10-19T09:30:00.000+08:00', by: { id: 'u2', name: '周复核' } };
  pc.seal({
    ...plain,
    exemptions: [
      {
        visit: plain.visits[0]?.id ?? '',
        fact: 'designated',
        found: '非定点',
        reason: '急诊就近抢救',
        evidence: '急诊病历',
        askedAt: '2023-10-19T09:00:00.000+08:00',
        askedBy: { id: 'u1', name: '王受理' },
        signedAt: signed.at,
        signedBy: signed.by,
        permit: null,
      },
    ],
    notice: { number: '210502001-A-G-2023-001', from: '2023-10-10', to: '2023-10-17', objections: 1 },
  });
  await deliver(county.running.county, pc, 2);
  await makeUser(county.running, 'chen', '陈审批', ['approver']);
}, 300_000);
afterAll(() => county.close());

const dialog = (page: Page) => page.getByRole('dialog');
const rows = (page: Page) => page.getByRole('table', { name: '案件' }).locator('tbody tr');

async function enter(): Promise<Page> {
  const page = await county.open();
  await signIn(page, 'chen');
  await expectPage(rows(page).first()).toBeVisible();
  return page;
}

describe('the console by keyboard', () => {
  it('tells its keys on F1', async () => {
    const page = await enter();
    await page.keyboard.press('F1');
    await expectPage(dialog(page)).toContainText('部分批准');
    await picture(page, 'keys');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('F1');
    await expectPage(dialog(page)).toHaveCount(0);
    await page.context().close();
  });

  it('decides one case after the other without the mouse, and comes back to where it left the list', async () => {
    const page = await enter();
    await expectPage(rows(page)).toHaveCount(5);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expectPage(page.getByRole('heading', { name: SPECIAL })).toBeVisible();
    await expectPage(page.getByText('1 / 5')).toBeVisible();
    await page.keyboard.press('a');
    await expectPage(dialog(page).getByLabel('理由')).toBeFocused();
    await page.keyboard.type('nrl');
    await expectPage(dialog(page).getByLabel('理由')).toHaveValue('nrl');
    await dialog(page).getByRole('button', { name: '批准', exact: true }).press('Enter');
    await expectPage(page.getByText(`已批准 ${SPECIAL}`)).toBeVisible();
    // The next one is there by itself; B leads back to what was decided, which can be changed but does not ask to be.
    await expectPage(page.getByText('2 / 5')).toBeVisible();
    await page.keyboard.press('b');
    await expectPage(page.getByText('1 / 5')).toBeVisible();
    await expectPage(page.getByRole('button', { name: '改为退回' })).toBeVisible();
    await expectPage(page.getByRole('button', { name: /批准$/ })).toHaveCount(1);
    await page.keyboard.press('a');
    await expectPage(dialog(page)).toHaveCount(0);
    await page.keyboard.press('n');
    await expectPage(page.getByText('2 / 5')).toBeVisible();
    await page.keyboard.press('n');
    await expectPage(page.getByText('3 / 5')).toBeVisible();
    await page.keyboard.press('b');
    await expectPage(page.getByText('2 / 5')).toBeVisible();
    await page.keyboard.press('r');
    await expectPage(dialog(page).getByLabel('退回的理由')).toBeFocused();
    await page.keyboard.press('Escape');
    await expectPage(dialog(page)).toHaveCount(0);
    await page.keyboard.press('l');
    // The one that was approved is gone from what is to be done; the one after it stands in its place.
    await expectPage(rows(page)).toHaveCount(4);
    await expectPage(rows(page).first()).toBeFocused();
    await page.context().close();
  });

  it('shows what two people set aside, the public notice, and the rules an amount comes from', async () => {
    const page = await enter();
    await page.getByLabel('状态').selectOption({ label: '全部' });
    await page.getByRole('cell', { name: SPECIAL }).click();
    const special = page.getByRole('table', { name: '特殊情形' });
    await expectPage(special).toContainText('急诊就近抢救');
    await expectPage(special).toContainText('周复核');
    await expectPage(page.locator('main')).toContainText('210502001-A-G-2023-001，2023-10-10 至 2023-10-17，异议 1 件');
    await picture(page, 'special');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('p');
    await expectPage(dialog(page).getByRole('group', { name: '测算依据' })).toContainText('起付标准');
    await expectPage(dialog(page).getByLabel('批准金额（元）')).toBeFocused();
    await picture(page, 'part-rules');
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('begins the change of a password in its first field, and ends where it began', async () => {
    const page = await enter();
    const user = page.getByRole('button', { name: '当前用户 陈审批' });
    await user.click();
    await page.getByRole('menuitem', { name: '修改密码' }).click();
    await expectPage(dialog(page).getByLabel('现在的密码')).toBeFocused();
    await page.keyboard.press('Escape');
    await expectPage(dialog(page)).toHaveCount(0);
    await expectPage(user).toBeFocused();
    await user.click();
    await page.getByRole('menuitem', { name: '修改密码' }).click();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.keyboard.type('屋后三棵枣树两棵结果');
    await page.keyboard.press('Enter');
    await page.keyboard.type('屋后三棵枣树两棵结果');
    await page.keyboard.press('Enter');
    await expectPage(page.getByText('密码已修改')).toBeVisible();
    await expectPage(user).toBeFocused();
    await page.context().close();
  });
});
