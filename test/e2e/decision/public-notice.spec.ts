import type { Locator, Page } from '@playwright/test';
import { call } from '../../bench/window-app.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { addReviewer, firstRun, switchTo, unlock } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED, REVIEWER, STATION } from '../../support/invented-case.ts';
import { readPdf } from '../../support/pdf/read-pdf.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };
const AFTER = { ...ENV, AID_FIXED_CLOCK: '2023-10-30T09:00:00+08:00' };
const CLERK = { name: STATION.userName, password: STATION.password };

const go = (page: Page, to: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#${to}`);

/** Reaches something by Tab from wherever the focus is. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let tabs = 0; tabs < 200; tabs += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never comes there');
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }));
  await page.keyboard.press('Enter');
}

/** A confirmed application. */
async function settledCase(page: Page, people: number): Promise<string> {
  const { id, revision } = await call(page, 'application/create', {});
  const saved = await call(page, 'application/saveDraft', { id, revision, form: ownCase(people).form() });
  const accepted = await call(page, 'application/accept', { id, revision: saved.revision });
  const { settlement } = await call(page, 'application/assess', { id, form: accepted.form });
  await call(page, 'application/settle', { id, revision: accepted.revision, expected: settlement?.payable ?? -1 });
  return id;
}

const approve = async (page: Page, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    const { revision } = await call(page, 'application/get', { id });
    await call(page, 'review/approve', { id, revision });
  }
};

test('by keyboard the county rule is set, a notice is put up, an objection decided by the second person, and only then sealed', async ({
  launch,
}) => {
  const { page, quit } = await launch({ env: ENV });
  await firstRun(page, JSON.stringify(testCounty().publicFile));
  await addReviewer(page);
  const [one, two] = [await settledCase(page, 41), await settledCase(page, 42)];
  await switchTo(page, REVIEWER);
  await approve(page, [one, two]);
  await switchTo(page, CLERK);

  // Nothing is guessed: the page says that the county's choice is missing, and leads to it.
  await go(page, '/notices');
  await expect(page.getByText('还没有设置封批前是否要公示、公示几天。')).toBeVisible();
  await look(page, '公示-未设置');
  await tabTo(page, page.getByRole('link', { name: '去设置' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '办理时限与公示' })).toBeVisible();
  await press(page, '保存公示要求');
  await expect(page.getByText('请按县级的规定选择。')).toBeVisible();
  await look(page, '时限-公示未选');
  // The cursor stands in the field that was asked for.
  await expect(page.getByLabel('封批前是否公示')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByLabel('公示天数'));
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('怎样计算')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('怎样计算')).toHaveValue('working');
  await tabTo(page, page.getByLabel('依据').nth(1));
  await page.keyboard.type('测医保〔2023〕9号');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已设置：封批前公示 5 个工作日。')).toBeVisible();
  await look(page, '时限-公示已设');

  await go(page, '/notices');
  await expect(page.getByRole('grid', { name: '待公示的申请' }).getByRole('row')).toHaveCount(3);
  await look(page, '公示-待公示');
  await press(page, '公示 2 份');
  const start = page.getByRole('dialog');
  await expect(start.getByText('公示 5 个工作日，到 2023-10-27 期满')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('各村村务公开栏');
  await page.keyboard.press('Enter');
  await page.keyboard.type('024-40000000');
  await look(page, '公示-开始');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/2023-10-20 至 2023-10-27（5 个工作日）。公示中，到 2023-10-27 期满。/)).toBeVisible();
  await look(page, '公示-公示中');
  const { notices } = await call(page, 'notice/view', {});
  const made = await call(page, 'paper/makeList', { kind: 'publicNotice', noticeId: notices[0]?.id ?? '' });
  const text = (await readPdf(made.bytes)).pages.join('');
  expect(text).toContain('024-40000000');
  expect(text).not.toContain(ownCase(41).form().person.name);

  const { number } = await call(page, 'application/get', { id: one });
  await press(page, `登记异议：${number ?? ''}`);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('李群众');
  for (let field = 0; field < 4; field += 1) await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('请写明异议内容。')).toBeVisible();
  await page.keyboard.type('家里有楼房');
  await look(page, '公示-登记异议');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('李群众当面提出异议：家里有楼房')).toBeVisible();
  await expect(page.getByText('这份申请是您测算的，请另一位复核员认定。')).toBeVisible();
  await look(page, '公示-有异议');
  await go(page, `/applications/${one}`);
  await expect(page.getByText('有没处理的异议，请复核员在「公示」页认定。')).toBeVisible();
  await look(page, '公示-申请页');
  await go(page, '/batches');
  await expect(page.getByText('2 份公示中，其中 1 份有异议。公示期满、没有异议的才能封批。')).toBeVisible();
  await look(page, '公示-批次页');
  await quit();

  const later = await launch({ env: AFTER });
  await expect(later.page.getByRole('radio', { name: REVIEWER.name })).toBeVisible();
  await later.page.getByRole('radio', { name: REVIEWER.name }).check();
  await unlock(later.page, REVIEWER.password);
  await go(later.page, '/batches');
  await expect(later.page.getByRole('grid', { name: '待封批的申请' }).getByRole('row')).toHaveCount(2);
  await go(later.page, '/notices');
  await press(later.page, '异议不成立');
  await expect(later.page.getByRole('dialog')).toBeVisible();
  await later.page.keyboard.type('实地核实为危房改造房');
  await look(later.page, '公示-认定');
  await later.page.keyboard.press('Control+Enter');
  await expect(later.page.getByText(/认定异议不成立：实地核实为危房改造房/)).toBeVisible();
  await look(later.page, '公示-期满');
  await later.page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  await look(later.page, '公示-暗');
  await switchTo(later.page, CLERK);
  await go(later.page, '/batches');
  await later.page.getByRole('button', { name: '封批 2 份' }).click();
  await later.page.getByRole('dialog').getByRole('button', { name: '封批' }).click();
  await expect(later.page.getByText('第 1 批已封好，共 2 份。请导出后送交县级。')).toBeVisible();
  await go(later.page, '/notices');
  await expect(later.page.getByText('已办结')).toBeVisible();
});

test('by keyboard a worked weekend and a holiday are marked in the calendar, and the limits of the county are set', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  await go(page, '/settings/time-limit');
  await press(page, '保存办理时限');
  await expect(page.getByText('请写明依据的文件。')).toBeVisible();
  await page.keyboard.type('测医保〔2023〕3号');
  await tabTo(page, page.getByLabel('票据申请截止'));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByLabel('几个月内'));
  await page.keyboard.type('12');
  await look(page, '时限-办理时限');
  await press(page, '保存办理时限');
  await expect(page.getByText('办理时限已保存，受理台按新的时限计算。')).toBeVisible();
  expect((await call(page, 'timeLimit/view', {})).setting).toMatchObject({
    days: 20,
    claim: { kind: 'months', months: 12 },
    source: '测医保〔2023〕3号',
  });
  await expect(page.getByText('还没有 2023 年的节假日安排。')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: '2023-01-01 周末' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: '2023-01-02 放假' })).toBeFocused();
  for (let week = 0; week < 3; week += 1) await page.keyboard.press('ArrowDown');
  for (let day = 0; day < 5; day += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: '2023-01-28 周末上班' })).toBeFocused();
  await tabTo(page, page.getByLabel('依据').last());
  await page.keyboard.type('国办发明电〔2022〕16号');
  await look(page, '时限-节假日');
  await press(page, '保存 2023 年的节假日');
  await expect(page.getByText('2023 年的节假日已保存，期限按它计算。')).toBeVisible();
  expect((await call(page, 'timeLimit/view', {})).setting.calendars).toEqual([
    { year: 2023, source: '国办发明电〔2022〕16号', off: [['2023-01-02', '2023-01-02']], work: ['2023-01-28'] },
  ]);
  await page.evaluate(() => document.documentElement.setAttribute('data-mantine-color-scheme', 'dark'));
  await look(page, '时限-暗');
});

test('a whole year of holidays is pasted at once, refused while a weekday in it is wrong, undone and kept', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await firstRun(page);
  await go(page, '/settings/time-limit');
  const field = page.getByLabel('粘贴放假通知');
  await field.fill('元旦：1月1日（周四）放假1天。');
  await page.getByRole('button', { name: '读入' }).press('Enter');
  await expect(page.getByText('2023-01-01 写的是周四，实际是周日')).toBeVisible();
  await expect(page.getByRole('button', { name: '2023-01-02 工作日' })).toBeVisible();
  await field.fill(
    '国办发明电〔2022〕16号\n春节：1月21日（周六）至27日（周五）放假调休，共7天。1月28日（周六）、1月29日（周日）上班。\n2022年12月8日',
  );
  await page.getByRole('button', { name: '读入' }).press('Enter');
  await expect(page.getByText('读出放假 7 天、周末上班 2 天')).toBeVisible();
  await expect(page.getByText('没有用到的日期：2022年12月8日')).toBeVisible();
  await expect(page.getByRole('button', { name: '2023-01-24 放假' })).toBeVisible();
  await look(page, '时限-粘贴');
  await page.getByRole('button', { name: '撤销上一步' }).press('Enter');
  await expect(page.getByRole('button', { name: '2023-01-24 工作日' })).toBeVisible();
  await expect(page.getByRole('button', { name: '撤销上一步' })).toBeDisabled();
  await page.getByRole('button', { name: '读入' }).press('Enter');
  await page.getByRole('button', { name: '保存 2023 年的节假日' }).press('Enter');
  await expect(page.getByText('2023 年的节假日已保存，期限按它计算。')).toBeVisible();
  expect((await call(page, 'timeLimit/view', {})).setting.calendars).toEqual([
    {
      year: 2023,
      source: '国办发明电〔2022〕16号',
      off: [['2023-01-21', '2023-01-27']],
      work: ['2023-01-28', '2023-01-29'],
    },
  ]);
});
