import { ID_SEED, PERSON, STATION, STAYS } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

/** Within the year that the policy of Zhengzhou covers. */
const CLOCK = '2017-10-20T09:00:00+08:00';

test('a window under another policy asks what that policy needs, and works out by the keyboard what the slip does not show', async ({
  launch,
}) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: CLOCK, AID_ID_SEED: ID_SEED } });
  const keys = page.keyboard;
  const enter = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      await keys.insertText(text);
      await keys.press('Enter');
    }
  };
  const press = async (...presses: readonly string[]): Promise<void> => {
    for (const key of presses) await keys.press(key);
  };
  const focusIs = async (name: RegExp): Promise<void> =>
    await expect(page.locator(':focus')).toHaveAccessibleName(name);

  // First run, with the policy of another place
  await focusIs(/乡镇/);
  await enter(STATION.townshipName, '410105198', STATION.pcLetter);
  const zhengzhou = page.getByRole('radio', { name: /郑州/ });
  await press('Space');
  for (let presses = 0; presses < 10 && !(await zhengzhou.isChecked()); presses += 1) await press('ArrowDown');
  await expect(zhengzhou).toBeChecked();
  await page.getByRole('button', { name: '下一步' }).press('Enter');
  await focusIs(/经办人姓名/);
  await enter(STATION.userName, STATION.password, STATION.password);
  await focusIs(/恢复码的最后一组/);
  const groups = await page.getByLabel('恢复码', { exact: true }).getByRole('listitem').allInnerTexts();
  await enter(groups.at(-1)?.trim() ?? '');
  await expect(page.getByRole('heading', { name: '受理台' })).toBeVisible();

  // The person, with the registration the policy asks for
  await press('Control+n');
  await focusIs(/身份证号/);
  await enter(PERSON.idNumber, PERSON.name, PERSON.phone);
  await press('1', 'Enter');
  await enter(PERSON.village, PERSON.address);
  await press('Enter');
  await focusIs(/户籍地代码/);
  await enter('41010');
  await expect(page.getByText(/户籍地代码应为 6 位/)).toBeVisible();
  await press('Shift+Enter');
  await enter('410105');
  await expect(page.getByText(/户籍地代码应为 6 位/)).toHaveCount(0);
  await press('Enter', 'Enter');
  await enter(PERSON.name, PERSON.bank, PERSON.account);
  await focusIs(/救助类别/);
  await keys.insertText('低保对象');
  await press('Enter', 'Enter');
  await enter('2015-01-01');
  await press('Enter');
  await enter(PERSON.source);

  // One bill whose slip stops at basic insurance
  const [stay] = STAYS;
  if (stay === undefined) throw new Error('The invented case has stays');
  const cell = (word: string) => page.getByLabel(`第1行 ${word}`, { exact: true });
  await expect(cell('类别')).toBeFocused();
  await press('1', 'Enter');
  await enter(stay.hospital);
  await press('3', 'Enter', '1', 'Enter', '1', 'Enter', 'Enter');
  await enter('2017-05-02', '2017-05-20');
  await expect(cell('保险支付')).toBeFocused();
  await press('2', 'Enter');
  await enter('62000', '2000', '', '', '60000', '20000');
  await expect(cell('其他赔付')).toBeFocused();
  await expect(cell('精神科')).toHaveCount(0);
  await expect(cell('大病保险')).toHaveValue('12,500.00');
  await expect(cell('其他补充')).toHaveValue('15,100.00');
  await enter('', ...stay.bill, stay.diagnosis);

  // 40,000 after basic insurance: 12,500 and 15,100 by insurance, 70 % of the rest
  await expect(page.getByLabel('应救助金额')).toHaveText(/8,680\.00/);
  await press('Alt+5', 'Control+Enter');
  await expect(page.getByText('已受理').first()).toBeVisible();
  await press('Control+Enter');
  await expect(page.getByText('已确认')).toBeVisible();
});
