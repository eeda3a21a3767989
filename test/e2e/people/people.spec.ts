import type { Page } from '@playwright/test';
import { idCheckCharacter } from '#shared/id-number.ts';
import { firstRun } from '../../support/clerk.ts';
import { FIXED_CLOCK, STATION } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

const numberOf = (first17: string): string => `${first17}${idCheckCharacter(first17)}`;
const MAN = { number: numberOf('21052119700304101'), name: '金大山' };
const WIFE = { number: numberOf('21052119720506202'), name: '李秀英' };
const SON = { number: numberOf('21052119950708303'), name: '金小河' };
const VILLAGE = '柳条沟村';

/** 人员与家庭 by the rail. */
async function openPeople(page: Page): Promise<void> {
  await page.getByRole('link', { name: '人员与家庭', exact: true }).press('Enter');
  await expect(page.getByLabel('查找人员', { exact: true })).toBeFocused();
}

/** A new file, typed without the mouse: Enter goes on, Ctrl+Enter saves. */
async function newFile(page: Page, { number, name }: typeof MAN): Promise<void> {
  await openPeople(page);
  await page.getByRole('button', { name: '新建档案' }).press('Enter');
  await expect(page.getByLabel('身份证号', { exact: true })).toBeFocused();
  for (const typed of [number, name, '13842453017', VILLAGE]) {
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByLabel('住址', { exact: true })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

test('a family is taken down, found, and changed by the keyboard, and is seen as it was on a day', async ({
  launch,
}) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page);
  for (const person of [SON, WIFE, MAN]) await newFile(page, person);
  await expect(page.getByText('还没有登记家庭。')).toBeVisible();

  await page.getByRole('button', { name: '建立家庭' }).press('Enter');
  const founding = page.getByRole('dialog', { name: '建立家庭' });
  await expect(founding.getByLabel('家庭编号')).toBeFocused();
  await page.keyboard.type('0017');
  await founding.getByLabel('起始日期').fill('20200101');
  // Neither the keys of the frame nor the lock take away what is typed.
  await page.keyboard.press('Control+n');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+l');
  await page.getByLabel('密码', { exact: true }).fill(STATION.password);
  await page.getByLabel('密码', { exact: true }).press('Enter');
  await expect(page.getByRole('main', { name: '解锁' })).toBeHidden();
  await expect(founding.getByLabel('家庭编号')).toHaveValue('0017');
  for (const [initials, name, relation] of [
    ['lxy', WIFE.name, '配偶'],
    ['jxh', SON.name, '子女'],
  ] as const) {
    await founding.getByLabel('添加成员').fill(initials);
    await expect(founding.getByRole('list', { name: '找到的人员' })).toContainText(name);
    await founding.getByLabel('添加成员').press('Enter');
    await founding.getByLabel(`${name}与户主的关系`).selectOption(relation);
  }
  await founding.getByRole('button', { name: '建立家庭' }).press('Enter');
  const members = page.getByRole('list', { name: '家庭成员' });
  await expect(members.getByRole('listitem')).toHaveCount(3);
  await expect(members.getByRole('listitem').first()).toContainText(`户主${MAN.name}`);

  await page.getByRole('button', { name: '登记变动' }).press('Enter');
  const change = page.getByRole('dialog', { name: '登记家庭变动' });
  await change.getByLabel('变动种类').selectOption('死亡');
  await change.getByLabel('变动日期').fill('2023-05-01');
  await change.getByLabel(MAN.name).press('Space');
  await change.getByLabel('新户主').selectOption(WIFE.name);
  await change.getByRole('button', { name: '登记', exact: true }).press('Enter');
  await expect(change.getByText('请写明变动原因或依据的材料。')).toBeVisible();
  await change.getByLabel('原因和依据').fill('死亡证明第 12 号');
  await change.getByLabel('原因和依据').press('Enter');
  await expect(change).toBeHidden();

  // The man belongs to no household any more; his widow's file leads to it.
  await openPeople(page);
  await page.keyboard.type('lixiuying');
  const found = page.getByRole('grid', { name: '人员' }).getByRole('row', { name: new RegExp(`^${WIFE.name}`) });
  await expect(found).toContainText('户主');
  await found.press('Enter');
  await expect(members.getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('list', { name: '家庭变动' })).toContainText('死亡证明第 12 号');
  await page.getByLabel('查看哪一天的成员').fill('2023-04-30');
  await expect(members.getByRole('listitem')).toHaveCount(3);
});

test('a newborn is completed with a number, twins are shown before saving, and a merge can be taken back', async ({
  launch,
}) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page);
  await newFile(page, WIFE);

  await openPeople(page);
  await page.getByRole('button', { name: '新建档案' }).click();
  await page.getByLabel('证件种类').selectOption('新生儿（未上户口）');
  await page.getByLabel('母亲（监护人）身份证号和顺序号').fill(`${WIFE.number}-01`);
  await page.getByLabel('姓名', { exact: true }).fill('金小宝');
  await page.getByLabel('性别').selectOption('男');
  await page.getByLabel('出生日期').fill('2023-10-01');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: '金小宝' })).toBeVisible();

  await page.getByLabel('证件种类').selectOption('户口簿');
  await page.getByLabel('身份证号', { exact: true }).fill(numberOf('21052120231001411'));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('改动了证件、姓名、性别、出生日期或账户，请写明原因。')).toBeVisible();
  await page.getByLabel('改动原因').fill('已上户口，见户口簿');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`新生儿（未上户口） ${WIFE.number}-01，仍可用它找到这份档案`)).toBeVisible();

  // The same person, one digit of the day of birth's serial mistyped: shown side by side before it is saved.
  await openPeople(page);
  await page.getByRole('button', { name: '新建档案' }).click();
  await page.getByLabel('身份证号', { exact: true }).fill(numberOf('21052119720506204'));
  await page.getByLabel('姓名', { exact: true }).fill(WIFE.name);
  await page.getByLabel('村（社区）').fill(VILLAGE);
  const twins = page.getByRole('region', { name: '可能是同一人的档案' });
  await expect(twins).toContainText('已有档案：姓名、出生日期和村都相同');
  await page.getByLabel('姓名', { exact: true }).press('Control+Enter');
  await expect(page.getByRole('heading', { name: WIFE.name })).toBeVisible();

  await page
    .getByRole('region', { name: '可能是同一人的档案' })
    .getByRole('button', { name: '合并档案' })
    .press('Enter');
  const merge = page.getByRole('dialog', { name: '合并档案' });
  await expect(merge.getByText('没有申请的金额因此变化。')).toBeVisible();
  await merge.getByLabel('合并原因').fill('同一人，录错号码');
  await merge.getByLabel('合并原因').press('Enter');
  await expect(page.getByText('同一人，录错号码', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: '撤销合并' }).press('Enter');
  const undo = page.getByRole('dialog', { name: '撤销合并' });
  await undo.getByLabel('撤销原因').fill('核对后是两个人');
  await undo.getByLabel('撤销原因').press('Enter');
  await expect(undo).toBeHidden();
  await expect(page.getByRole('button', { name: '撤销合并' })).toBeHidden();
});
