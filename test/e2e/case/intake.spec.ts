import { fillPerson, fillStays, firstRun, newApplication } from '../../support/clerk.ts';
import { FIXED_CLOCK, PERSON } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK };

test('digits typed right after Ctrl+N all reach the identity number, wherever the focus was', async ({ launch }) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  // The search box has the focus; what is typed must not end up in it.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+n');
  await page.keyboard.type(PERSON.idNumber);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('身份证号')).toHaveValue(PERSON.idNumber);
  await expect(page.getByLabel('姓名', { exact: true })).toBeFocused();
  await page.keyboard.type('a');
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('a');
});

test('Ctrl+Enter in the reason takes the application back instead of confirming it, and typing goes on at once', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.getByRole('button', { name: /^受理/ }).click();
  await page.getByRole('button', { name: '退回修改' }).click();
  await page.getByLabel('退回原因').fill('票据金额抄错');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('退回原因：票据金额抄错')).toBeVisible();
  await expect(page.getByText('已确认')).toHaveCount(0);
  await expect(page.getByLabel('身份证号')).toBeFocused();
  await expect(page.getByLabel('第1行 总费用')).toBeVisible();
});

test('an accepted application with an open fact says why it waits and leads to the field in one step', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.getByLabel('第2行 定点', { exact: true }).selectOption('');
  await page.getByRole('button', { name: '还有 1 项待补，可以先受理' }).click();
  await expect(page.getByRole('region', { name: '待补清单' })).toBeInViewport();
  await expect(page.getByText('不含 1 张暂不能确定的票据')).toBeVisible();
  await page.getByRole('button', { name: /^受理/ }).click();
  await expect(page.getByRole('button', { name: /^确认测算/ })).toBeDisabled();
  await expect(page.getByText('还有 1 项待补，补齐后才能确认测算。')).toBeVisible();
  await page.getByRole('button', { name: '补填' }).click();
  await expect(page.getByLabel('第2行 定点', { exact: true })).toBeFocused();
  await page.keyboard.press('1');
  await page.getByRole('button', { name: /^受理/ }).click();
  await expect(page.getByRole('button', { name: /^确认测算/ })).toBeEnabled();
});

test('Esc closes the paper, which opens as wide as there is room, and the focus goes back', async ({ launch }) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.keyboard.press('Control+p');
  await page.keyboard.press('Enter');
  const sheet = page.locator('canvas').first();
  await expect(sheet).toBeVisible();
  const paper = page.getByRole('document', { name: '医疗救助费用结算单' });
  expect(await paper.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('button', { name: '生成医疗救助费用结算单' })).toBeFocused();
});
