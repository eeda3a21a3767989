import { fillPerson, fillStays, firstRun, newApplication } from '../../support/clerk.ts';
import { FIXED_CLOCK } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

/** A field, what is typed into it, and how the one sentence at it begins. */
type Wrong = readonly [label: string, typed: string, sentence: RegExp];

const WRONG: readonly Wrong[] = [
  ['身份证号', '210521195804023121', /^身份证号校验位不对/],
  ['身份证号', '2105211958040231', /^身份证号应为 18 位/],
  ['身份证号', '21052119580230312X', /^身份证号里的出生日期不存在/],
  ['联系电话', '138424', /^电话号码不对/],
  ['收款账号', '6212260715004823153', /^银行卡号校验不对/],
  ['申请日期', '2023-02-30', /这一天不存在/],
  ['第1行 生效日期', '1/2/23', /分不清年月日/],
  ['第1行 入院', '2023-02-30', /这一天不存在/],
  ['第1行 出院', '2023-02-01', /^出院日期早于入院日期/],
  ['第1行 总费用', '12,5', /逗号位置不对/],
  ['第1行 全自费', '-3000', /不能是负数/],
  ['第1行 先行自付', '两千', /不是金额/],
  ['第1行 范围内', '100000000', /超过 99,999,999.99 元/],
  ['第1行 总费用', '50000.01', /多 0.01 元/],
  ['第1行 基本医保', '41000.01', /多 0.01 元/],
  ['第1行 票据号', '００２６＃', /^票据号只能有数字和字母/],
];

test('each wrong value gives one clear sentence at its field, and nothing is accepted', async ({ launch }) => {
  test.setTimeout(120_000);
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  for (const [label, typed, sentence] of WRONG) {
    const section = label.startsWith('第1行') && label !== '第1行 生效日期' ? 'Alt+2' : 'Alt+1';
    await page.keyboard.press(section);
    const field = page.getByLabel(label, { exact: true });
    const right = await field.inputValue();
    await field.fill(typed);
    await field.blur();
    await expect(page.getByText(sentence), `${label} ${typed}`).toHaveCount(1);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await page.getByRole('button', { name: /^受理/ }).click();
    await expect(field, 'the focus goes to the field').toBeFocused();
    await expect(page.getByText('受理时编号')).toBeVisible();
    await field.fill(right);
    await field.blur();
    await expect(page.getByText(sentence)).toHaveCount(0);
  }
  await page.getByRole('button', { name: /^受理/ }).click();
  await expect(page.getByText('210521198-A-2023-00001')).toBeVisible();
});

test('the same bill in a second application shows both side by side and is not accepted', async ({ launch }) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.getByRole('button', { name: /^受理/ }).click();
  await expect(page.getByText('210521198-A-2023-00001')).toBeVisible();
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.keyboard.press('Alt+2');
  const comparison = page.getByRole('table', { name: '票据对照' }).first();
  await expect(comparison).toContainText('210521198-A-2023-00001');
  await expect(comparison).toContainText('50,000.00');
  await page.getByRole('button', { name: /^受理/ }).click();
  await expect(page.getByText(/同一张票据不能重复救助/).first()).toBeVisible();
  await expect(page.getByText('210521198-A-2023-00002')).toHaveCount(0);
});
