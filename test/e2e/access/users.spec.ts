import type { Page } from '@playwright/test';
import { PERSON, STATION } from '../../support/invented-case.ts';
import { firstRun, newApplication, startFirstRun } from '../../support/clerk.ts';
import { expect, test } from '../fixtures.ts';

const REVIEWER = '李复核';
const FIRST = '冬天 白菜 埋进 土窖';
const SECOND = '春天 韭菜 割了 又长';

/** 设置 › 管理用户. */
async function openUsers(page: Page): Promise<void> {
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('link', { name: '管理用户' }).click();
  await expect(page.getByRole('grid', { name: '本机用户' })).toBeVisible();
}

async function addReviewer(page: Page): Promise<void> {
  await openUsers(page);
  await page.getByRole('button', { name: '添加用户' }).click();
  const dialog = page.getByRole('dialog', { name: '添加用户' });
  await dialog.getByLabel('姓名').fill(REVIEWER);
  await dialog.getByLabel('密码', { exact: true }).fill(FIRST);
  await dialog.getByLabel('再输一次密码').fill(FIRST);
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(REVIEWER) })).toContainText('复核员');
}

/** At the lock: chooses the user and types the password. */
async function logIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('radio', { name }).check();
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: `当前用户 ${name}` })).toBeVisible();
}

/** Through the menu of whoever is logged in. */
async function switchTo(page: Page, name: string, password: string): Promise<void> {
  await page.getByRole('button', { name: /^当前用户/ }).click();
  await page.getByRole('menuitem', { name: '切换用户' }).click();
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
  await logIn(page, name, password);
}

test('a reviewer is added, logs in, manages nobody, changes the password and is removed; one administrator stays', async ({
  launch,
}) => {
  const { page } = await launch();
  await firstRun(page);
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await addReviewer(page);

  // The only administrator stays one.
  await page.getByRole('button', { name: `修改${STATION.userName}` }).click();
  await page.getByRole('checkbox', { name: /管理员/ }).uncheck();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '本机唯一的管理员' })).toBeVisible();
  // Escape closes the dialog and nothing else; the cursor is back where it came from.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `修改${STATION.userName}` })).toBeFocused();
  await expect(page.getByRole('button', { name: `移除${STATION.userName}` })).toHaveCount(0);

  // Somebody else begins at the desk and may not manage users.
  await switchTo(page, REVIEWER, FIRST);
  await expect(page.getByRole('heading', { name: '受理台' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: '新申请' })).toBeDisabled();
  await page.keyboard.press('Control+n');
  await expect(page.getByText('此操作需要受理员权限，请由受理员登录后办理。')).toBeVisible();
  await page.evaluate(() => {
    window.location.hash = '#/settings/users';
  });
  await expect(page.getByText('此操作需要管理员权限，请由管理员登录后办理。')).toBeVisible();
  await expect(page.getByRole('button', { name: '添加用户' })).toHaveCount(0);

  // Their own password is theirs to change; the old one is gone.
  await page.getByRole('button', { name: `当前用户 ${REVIEWER}` }).click();
  await page.getByRole('menuitem', { name: '修改密码' }).click();
  const dialog = page.getByRole('dialog', { name: '修改密码' });
  await dialog.getByLabel('现在的密码').fill(FIRST);
  await dialog.getByLabel('新密码', { exact: true }).fill('12345678');
  await dialog.getByLabel('再输一次新密码').fill('12345678');
  await dialog.getByRole('button', { name: '更换密码' }).click();
  await expect(dialog.getByText(/太容易被猜到/).first()).toBeVisible();
  await dialog.getByLabel('新密码', { exact: true }).fill(SECOND);
  await dialog.getByLabel('再输一次新密码').fill(SECOND);
  await dialog.getByRole('button', { name: '更换密码' }).click();
  await expect(page.getByText('密码已更换')).toBeVisible();
  await page.keyboard.press('Control+l');
  await page.getByRole('radio', { name: REVIEWER }).check();
  await page.getByLabel('密码', { exact: true }).fill(FIRST);
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await expect(page.getByText(/^密码不对/)).toBeVisible();

  // The administrator, who is not kept waiting by it, sets it anew and then takes the reviewer off this PC.
  await logIn(page, STATION.userName, STATION.password);
  await openUsers(page);
  await page.getByRole('button', { name: `重设密码：${REVIEWER}` }).click();
  const reset = page.getByRole('dialog', { name: `重设${REVIEWER}的密码` });
  await reset.getByLabel('新密码', { exact: true }).fill(FIRST);
  await reset.getByLabel('再输一次新密码').fill(FIRST);
  await reset.getByLabel(`管理员${STATION.userName}的密码`).fill(STATION.password);
  await reset.getByRole('button', { name: '重设密码' }).click();
  await expect(page.getByText('原密码不能再用')).toBeVisible();
  await page.getByRole('button', { name: `移除${REVIEWER}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(REVIEWER) })).toHaveCount(0);
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('radio', { name: STATION.userName })).toBeVisible();
  await expect(page.getByRole('radio', { name: REVIEWER })).toHaveCount(0);
});

test('what is typed when the system is locked is on disk, and the password brings it back', async ({ launch }) => {
  const { page, electron, kill } = await launch();
  await firstRun(page);
  await newApplication(page);
  await page.getByLabel('姓名', { exact: true }).fill(PERSON.name);
  // As when somebody presses the keys that lock the desktop: nothing has left the field yet.
  await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
  await kill();

  const again = await launch();
  await logIn(again.page, STATION.userName, STATION.password);
  await again.page.getByText(PERSON.name).first().dblclick();
  await expect(again.page.getByLabel('姓名', { exact: true })).toHaveValue(PERSON.name);
});

test('a lock while somebody is added keeps the name, never the password; who may only review sees who can do the rest', async ({
  launch,
}) => {
  const { page } = await launch();
  await firstRun(page);
  await openUsers(page);
  await page.getByRole('button', { name: '添加用户' }).click();
  const dialog = page.getByRole('dialog', { name: '添加用户' });
  await dialog.getByLabel('姓名').fill(REVIEWER);
  await dialog.getByLabel('密码', { exact: true }).fill(FIRST);
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
  await expect(dialog).toBeHidden();
  await logIn(page, STATION.userName, STATION.password);
  await expect(dialog.getByLabel('姓名')).toHaveValue(REVIEWER);
  await expect(dialog.getByLabel('密码', { exact: true })).toHaveValue('');
  await dialog.getByLabel('密码', { exact: true }).fill(FIRST);
  await dialog.getByLabel('再输一次密码').fill(FIRST);
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(REVIEWER) })).toContainText('复核员');
  await expect(page.getByRole('button', { name: '添加用户' })).toBeFocused();

  await newApplication(page);
  await page.getByLabel('姓名', { exact: true }).fill(PERSON.name);
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await switchTo(page, REVIEWER, FIRST);
  await expect(page.getByRole('region', { name: '受理台' }).getByRole('button', { name: '新申请' })).toBeDisabled();
  await page.getByText(PERSON.name).first().dblclick();
  const accept = page.getByRole('button', { name: '受理', exact: true });
  await expect(accept).toBeDisabled();
  await expect(accept).toHaveAccessibleDescription('需要受理员登录后办理。');
  await expect(page.getByLabel('姓名', { exact: true })).not.toBeEditable();
  await page.getByRole('link', { name: '批次', exact: true }).click();
  await expect(page.getByRole('button', { name: '封批' })).toHaveAccessibleDescription('需要受理员登录后办理。');
});

test('a lock in the middle of a word keeps the page as it was for the same user', async ({ launch }) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await page.getByLabel('住址').fill('清河镇东沟村三组');
  await page.keyboard.press('Control+l');
  await logIn(page, STATION.userName, STATION.password);
  await expect(page.getByLabel('住址')).toHaveValue('清河镇东沟村三组');
  await expect(page.getByLabel('住址')).toBeFocused();
});

test('a system lock takes a recovery code off the screen; it can be renewed after logging in', async ({ launch }) => {
  const { page, electron } = await launch();
  await startFirstRun(page, '');
  await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
  await expect(page.getByLabel('恢复码', { exact: true })).toHaveCount(0);
  await logIn(page, STATION.userName, STATION.password);
  await expect(page.getByRole('link', { name: '恢复码未确认' })).toBeVisible();
});

test('the window locks by itself after the minutes that were set, and not before', async ({ launch }) => {
  const { page } = await launch();
  await firstRun(page);
  await page.clock.install();
  await page.reload();
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('radiogroup', { name: '多久没有操作时锁定' }).getByText('2 分钟').click();
  await expect(page.getByRole('radio', { name: '2 分钟' })).toBeChecked();
  await page.clock.fastForward(115_000);
  await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
  await page.clock.fastForward(6_000);
  await expect(page.getByRole('main', { name: '解锁' })).toBeVisible();
});
