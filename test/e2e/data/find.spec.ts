import { fillPerson, fillStay, firstRun, newApplication } from '../../support/clerk.ts';
import { PERSON, STAYS } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

test('a draft is found from anywhere by initials, a wrong letter, the end of the number, and opens with Enter', async ({
  launch,
}) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  const [stay] = STAYS;
  if (stay === undefined) throw new Error('no stay');
  await fillStay(page, stay, 1);
  await expect(page.getByText(/^已保存/)).toBeVisible();
  await page.getByRole('link', { name: '批次', exact: true }).click();

  const box = page.getByRole('combobox', { name: '查找人员和申请' });
  const hits = page.getByRole('listbox', { name: '找到的人员和申请' }).getByRole('option');
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  for (const [typed, marked] of [
    ['tgz', PERSON.name],
    ['佟gz', PERSON.name],
    ['tongguizhi', PERSON.name],
    ['tongugizhi', PERSON.name],
    [PERSON.idNumber.slice(-4).toLowerCase(), PERSON.idNumber.slice(-4)],
    [PERSON.phone.slice(-5), PERSON.phone.slice(-5)],
    [stay.bill[1], stay.bill[1]],
    ['ltg', PERSON.village.slice(0, 3)],
  ] as const) {
    await box.fill(typed);
    await expect(hits).toHaveCount(1);
    await expect(hits.locator('mark')).toHaveText(marked);
    await expect(hits).toContainText('草稿');
  }
  await box.fill('没有这个人');
  await expect(page.getByText('没有找到「没有这个人」。可输入姓名')).toBeVisible();
  await box.press('Escape');
  await expect(page.getByText('没有找到「没有这个人」。可输入姓名')).toBeHidden();
  await expect(box).toHaveValue('');
  await box.fill('别处找的人');
  await page.getByRole('link', { name: '台账', exact: true }).click();
  await expect(page.getByRole('heading', { name: '台账', exact: true })).toBeVisible();
  await expect(box).toHaveValue('');
  await box.fill('tgz');
  await expect(hits).toHaveCount(1);
  await box.press('Enter');
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue(PERSON.name);
  await expect(box).toHaveValue('');
});

test('other characters of the same sound, the village and a skipped character find somebody; nobody found begins an application', async ({
  launch,
}) => {
  const { page } = await launch();
  await firstRun(page);
  await newApplication(page);
  await fillPerson(page);
  await expect(page.getByText(/^已保存/)).toBeVisible();
  const box = page.getByRole('combobox', { name: '查找人员和申请' });
  const hits = page.getByRole('listbox', { name: '找到的人员和申请' }).getByRole('option');
  await page.keyboard.press('Control+k');
  for (const [typed, said, marked] of [
    ['童贵枝', '同音', [PERSON.name]],
    ['佟芝', '少一字', [PERSON.name]],
    ['佟桂 柳条', '草稿', ['佟桂', '柳条']],
    [`tg ${PERSON.phone.slice(-4)}`, '电话', ['佟桂', PERSON.phone.slice(-4)]],
  ] as const) {
    await box.fill(typed);
    await expect(hits).toHaveCount(1);
    await expect(hits).toContainText(said);
    await expect(hits.locator('mark')).toHaveText([...marked]);
  }
  await box.fill('没找到的人');
  // Tab reaches the button under the list.
  await expect(page.getByRole('button', { name: '按此姓名新建申请' })).toBeVisible();
  await box.press('Tab');
  await expect(page.getByRole('button', { name: '按此姓名新建申请' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '没找到的人的申请' })).toBeVisible();
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('没找到的人');
  await expect(box).toHaveValue('');
});

test('among several the arrows choose, and a person leads to the ledger', async ({ launch }) => {
  const { page } = await launch();
  await firstRun(page);
  for (const name of ['佟桂芝', '佟贵枝', '佟桂枝']) {
    await newApplication(page);
    await fillPerson(page);
    await page.getByLabel('姓名', { exact: true }).fill(name);
    await page.getByLabel('姓名', { exact: true }).blur();
    await expect(page.getByText(/^已保存/)).toBeVisible();
  }
  const box = page.getByRole('combobox', { name: '查找人员和申请' });
  const list = page.getByRole('listbox', { name: '找到的人员和申请' });
  const hits = list.getByRole('option');
  await page.keyboard.press('Control+k');
  await box.pressSequentially('tonggz');
  await expect(hits).toHaveCount(3);
  await expect(list.getByRole('option', { selected: true })).toContainText('佟桂枝');
  await box.press('ArrowDown');
  await expect(list.getByRole('option', { selected: true })).toContainText('佟贵枝');
  await box.press('ArrowDown');
  await box.press('ArrowDown');
  await expect(list.getByRole('option', { selected: true })).toContainText('佟桂芝');
  await box.press('Enter');
  await expect(page.getByLabel('姓名', { exact: true })).toHaveValue('佟桂芝');
});
