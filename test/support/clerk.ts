/** What a clerk does at the keyboard and mouse, by the words on the screen. Shared by the e2e tests, the tour and the bench. */
import { expect, type Page } from '@playwright/test';
import { AMOUNT_FIELDS } from '#shared/domain/application-form.ts';
import { AMOUNT_WORDS } from '#shared/domain/check-visit.ts';
import { type InventedStay, PERSON, REVIEWER, STATION, STAYS } from './invented-case.ts';

/** Steps 1–3 of the first run; ends on the page that shows the recovery code. `countyKey`: text of the county's file, or ''. */
export async function startFirstRun(
  page: Page,
  countyKey: string,
  look?: (name: string) => Promise<void>,
): Promise<void> {
  const next = page.getByRole('button', { name: '下一步' });
  await page.getByLabel('乡镇（街道）名称').fill(STATION.townshipName);
  await page.getByLabel('乡镇代码（九位）').fill(STATION.townshipCode);
  await page.getByLabel('电脑字母').fill(STATION.pcLetter);
  await look?.('首次设置-单位');
  await next.click();
  await page.getByRole('radio', { name: /本溪/ }).check();
  if (countyKey !== '') {
    await page.getByLabel('县级公钥', { exact: true }).fill(countyKey);
    await expect(page.getByText('指纹').first()).toBeVisible();
  }
  await look?.('首次设置-政策包');
  await next.click();
  await page.getByLabel('经办人姓名').fill(STATION.userName);
  await page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await page.getByLabel('再输一次密码', { exact: true }).fill(STATION.password);
  await look?.('首次设置-用户与密码');
  await page.getByRole('button', { name: '启用这台电脑' }).click();
  await expect(page.getByLabel('恢复码', { exact: true })).toBeVisible();
}

/** Types the last group of the recovery code back and enters; gives the code. */
export async function confirmRecoveryCode(page: Page): Promise<string> {
  const groups = (await page.getByLabel('恢复码', { exact: true }).getByRole('listitem').allInnerTexts()).map((group) =>
    group.trim(),
  );
  await page.getByLabel('输入恢复码的最后一组').fill(groups.at(-1) ?? '');
  await page.getByRole('button', { name: '已保管好，开始使用' }).click();
  await expect(page.getByRole('heading', { name: '受理台' })).toBeVisible();
  return groups.join('-');
}

/** The whole first run, down to the empty desk. */
export async function firstRun(page: Page, countyKey = ''): Promise<string> {
  await startFirstRun(page, countyKey);
  return await confirmRecoveryCode(page);
}

/** The longest wait after wrong tries, and a little more for the clock of the page. */
const LONGEST_WAIT_MS = 65_000;

/**
 * Unlocks with the station's password. A log-in that was killed half-way counts as a try, and the next one may have to wait:
 * then the page says so, and this waits for its button and types again, as a person does. Gives how often it waited.
 */
export async function unlock(page: Page, password: string = STATION.password): Promise<number> {
  const desk = page.getByRole('heading', { name: '受理台' });
  const wait = page.getByText(/请等 \d+ 秒后再试/);
  for (let waits = 0; ; waits += 1) {
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByLabel('密码', { exact: true }).press('Enter');
    await expect(desk.or(wait).first()).toBeVisible({ timeout: 10_000 });
    if (await desk.isVisible()) return waits;
    await expect(page.getByRole('button', { name: '解锁', exact: true })).toBeEnabled({ timeout: LONGEST_WAIT_MS });
  }
}

/** 设置 › 管理用户: adds the person who reviews. */
export async function addReviewer(page: Page): Promise<void> {
  await page.getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('link', { name: '管理用户' }).click();
  await page.getByRole('button', { name: '添加用户' }).click();
  const dialog = page.getByRole('dialog', { name: '添加用户' });
  await dialog.getByLabel('姓名').fill(REVIEWER.name);
  await dialog.getByLabel('密码', { exact: true }).fill(REVIEWER.password);
  await dialog.getByLabel('再输一次密码').fill(REVIEWER.password);
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(REVIEWER.name) })).toContainText('复核员');
}

/** Whoever is at the desk locks, another one logs in and begins at the desk. */
export async function switchTo(
  page: Page,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<void> {
  await page.keyboard.press('Control+l');
  await page.getByRole('radio', { name }).check();
  await unlock(page, password);
  await expect(page.getByRole('button', { name: `当前用户 ${name}` })).toBeVisible();
}

/** The reviewer comes, opens the one case that waits, passes it, and the clerk comes back. */
export async function reviewCase(page: Page, look?: (name: string) => Promise<void>): Promise<void> {
  await switchTo(page, REVIEWER);
  await page.getByRole('link', { name: '复核', exact: true }).click();
  await expect(page.getByRole('grid', { name: '待复核的申请' })).toContainText(PERSON.name);
  await look?.('复核-列表');
  await page.getByText(PERSON.name).first().click();
  await expect(page.getByRole('button', { name: /^复核通过/ })).toBeVisible();
  await look?.('复核-一份');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('没有待复核的申请')).toBeVisible();
  await switchTo(page, { name: STATION.userName, password: STATION.password });
}

/** Opens an empty application. */
export async function newApplication(page: Page): Promise<void> {
  const before = page.url();
  await page.keyboard.press('Control+n');
  // From one application to the next the same fields stand on the page before and after.
  await expect(page).not.toHaveURL(before);
  await expect(page.getByLabel('身份证号')).toHaveValue('');
}

/** Section 1: the person, the account and the dibao identity of the invented case. */
export async function fillPerson(page: Page): Promise<void> {
  await page.getByLabel('身份证号').fill(PERSON.idNumber);
  await page.getByLabel('姓名', { exact: true }).fill(PERSON.name);
  await page.getByLabel('联系电话').fill(PERSON.phone);
  await page.getByRole('radio', { name: '居民医保' }).check({ force: true });
  await page.getByLabel('村（社区）').fill(PERSON.village);
  await page.getByLabel('住址').fill(PERSON.address);
  await page.getByLabel('户名').fill(PERSON.name);
  await page.getByLabel('开户银行').fill(PERSON.bank);
  await page.getByLabel('收款账号').fill(PERSON.account);
  const category = page.getByRole('combobox', { name: '第1行 救助类别' });
  await category.click();
  await category.fill('低保对象');
  await page.getByRole('option', { name: '低保对象' }).first().click();
  await page.getByLabel('第1行 生效日期').fill(PERSON.identityFrom);
  await page.getByLabel('第1行 来源').fill(PERSON.source);
}

/** One bill line of section 2; `row` counts from 1 and must exist. */
export async function fillStay(page: Page, stay: InventedStay, row: number): Promise<void> {
  const cell = (word: string) => page.getByLabel(`第${row}行 ${word}`, { exact: true });
  await cell('类别').selectOption('inpatient');
  await cell('医院').fill(stay.hospital);
  await cell('级别').selectOption(stay.level);
  await cell('定点').selectOption('yes');
  await cell('区内外').selectOption(stay.area);
  if (stay.area === 'outside') await cell('转诊').selectOption('yes');
  await cell('入院').fill(stay.from);
  await cell('出院').fill(stay.to);
  for (const [index, field] of AMOUNT_FIELDS.entries()) await cell(AMOUNT_WORDS[field]).fill(stay.amounts[index] ?? '');
  await cell('票据代码').fill(stay.bill[0]);
  await cell('票据号').fill(stay.bill[1]);
  await cell('校验码').fill(stay.bill[2]);
  await cell('诊断').fill(stay.diagnosis);
}

/** Section 2 of the invented case: three stays. */
export async function fillStays(page: Page, stays: readonly InventedStay[] = STAYS): Promise<void> {
  for (const [index, stay] of stays.entries()) {
    if (index > 0) await page.getByRole('button', { name: '添加票据' }).click();
    await fillStay(page, stay, index + 1);
  }
}
