import { AMOUNT_FIELDS } from '#shared/domain/application-form.ts';
import { EXPECTED, FIXED_CLOCK, ID_SEED, PERSON, REVIEWER, STATION, STAYS } from '../../support/invented-case.ts';
import { addReviewer } from '../../support/clerk.ts';
import { countyPublicKey } from '../../support/county/county.ts';
import { expect, test } from '../fixtures.ts';

test('the whole case is done by the keyboard alone', async ({ launch, dataDir }) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED } });
  const keys = page.keyboard;
  let strokes = 0;
  /** Types into the field that has the focus and goes on with Enter. */
  const enter = async (text: string): Promise<void> => {
    strokes += [...text].length + 1;
    await keys.insertText(text);
    await keys.press('Enter');
  };
  const press = async (...presses: readonly string[]): Promise<void> => {
    strokes += presses.length;
    for (const key of presses) await keys.press(key);
  };
  /** Goes there with the Tab key, as far as a person would be willing to press it. */
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      const focused = page.locator(':focus');
      const label =
        (await focused.count()) === 0
          ? ''
          : await focused.evaluate((element) => element.ariaLabel ?? element.textContent);
      if (name.test(label ?? '')) return;
      await press('Tab');
    }
    throw new Error(`The Tab key does not reach ${name}`);
  };
  const focusIs = async (name: string): Promise<void> =>
    await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(name));

  // First run
  await focusIs('乡镇');
  await enter(STATION.townshipName);
  await enter(STATION.townshipCode);
  await enter(STATION.pcLetter);
  await expect(page.getByRole('radio', { name: /本溪/ })).toBeFocused();
  await press('Space');
  await press('Tab');
  await focusIs('县级公钥');
  await keys.insertText(countyPublicKey(dataDir));
  await expect(page.getByText('指纹').first()).toBeVisible();
  await tabTo(/下一步/);
  await press('Enter');
  await focusIs('经办人姓名');
  await enter(STATION.userName);
  await enter(STATION.password);
  await enter(STATION.password);
  await focusIs('恢复码的最后一组');
  const groups = await page.getByLabel('恢复码', { exact: true }).getByRole('listitem').allInnerTexts();
  await enter(groups.at(-1)?.trim() ?? '');
  await expect(page.getByRole('heading', { name: '受理台' })).toBeVisible();

  await addReviewer(page);

  // Section 1: person, account, identity
  strokes = 0;
  await press('Control+n');
  await focusIs('身份证号');
  await enter(PERSON.idNumber);
  await enter(PERSON.name);
  await enter(PERSON.phone);
  await press('1', 'Enter');
  await enter(PERSON.village);
  await enter(PERSON.address);
  await press('Enter');
  await press('Enter');
  await enter(PERSON.name);
  await enter(PERSON.bank);
  await enter(PERSON.account);
  await focusIs('救助类别');
  await keys.insertText('低保对象');
  strokes += 4;
  await press('Enter', 'Enter');
  await focusIs('生效日期');
  await enter(PERSON.identityFrom);
  await press('Enter');
  await enter(PERSON.source);

  // Section 2: three bills
  for (const [index, stay] of STAYS.entries()) {
    const row = `第${index + 1}行`;
    await expect(page.getByLabel(`${row} 类别`)).toBeFocused();
    await press('1', 'Enter');
    await enter(stay.hospital);
    await press(stay.level, 'Enter');
    await press('1', 'Enter');
    await press(stay.area === 'local' ? '1' : '2', 'Enter');
    await press(...(stay.area === 'local' ? ['Enter'] : ['1', 'Enter']));
    await enter(stay.from);
    await enter(stay.to);
    for (const [at] of AMOUNT_FIELDS.entries()) await enter(stay.amounts[at] ?? '');
    await enter(stay.bill[0]);
    await enter(stay.bill[1]);
    await enter(stay.bill[2]);
    await enter(stay.diagnosis);
    if (index < STAYS.length - 1) await press('Control+Enter');
  }
  await expect(page.getByLabel('应救助金额')).toHaveText(new RegExp(EXPECTED.payableText));

  // Accept, confirm, paper, batch
  await press('Alt+5', 'Control+Enter');
  await expect(page.getByText('已受理').first()).toBeVisible();
  await press('Control+Enter');
  await expect(page.getByText('已确认')).toBeVisible();
  console.log(`keystrokes of the case: ${strokes}`);
  await press('Control+p');
  await focusIs('生成医疗救助费用结算单');
  await press('Enter');
  await expect(page.locator('canvas').first()).toBeVisible();

  /** Locks, chooses the other user of the two and types the password. */
  const switchUser = async (name: string, password: string): Promise<void> => {
    await press('Control+l');
    await focusIs('密码');
    await press('Shift+Tab', name === REVIEWER.name ? 'ArrowDown' : 'ArrowUp');
    await expect(page.getByRole('radio', { name })).toBeChecked();
    await focusIs('密码');
    await enter(password);
    await expect(page.getByRole('button', { name: `当前用户 ${name}` })).toBeVisible();
  };

  // The second person: open the one that waits, look, pass
  await switchUser(REVIEWER.name, REVIEWER.password);
  strokes = 0;
  await tabTo(/^复核/);
  await press('Enter');
  await expect(page.getByRole('grid', { name: '待复核的申请' })).toContainText(PERSON.name);
  await tabTo(new RegExp(PERSON.name));
  await press('Enter');
  await expect(page.getByRole('button', { name: /^复核通过/ })).toBeVisible();
  await press('Control+Enter');
  await expect(page.getByText('没有待复核的申请')).toBeVisible();
  console.log(`keystrokes of the review: ${strokes}`);
  await switchUser(STATION.userName, STATION.password);

  await tabTo(/^批次/);
  await press('Enter');
  await expect(page.getByRole('heading', { name: '批次', exact: true })).toBeVisible();
  await tabTo(/封批 1 份/);
  await press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(/^封批$/);
  await press('Enter');
  await expect(page.getByText(/AID1-.*\.aidbatch/).first()).toBeVisible();

  // Lock and come back
  await press('Control+l');
  await focusIs('密码');
  await enter(STATION.password);
  await expect(page.getByRole('heading', { name: '批次', exact: true })).toBeVisible();
});
