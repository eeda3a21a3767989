import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { call } from '../../bench/window-app.ts';
import { ownCase, withVisit } from '../../service/support/forms/invented-form.ts';
import { addReviewer, firstRun, switchTo } from '../../support/clerk.ts';
import { FIXED_CLOCK, ID_SEED, REVIEWER, STATION } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';

const LOOK = process.env['AID_LOOK'];
const ENV = { AID_FIXED_CLOCK: FIXED_CLOCK, AID_ID_SEED: ID_SEED };
const CLERK = { name: STATION.userName, password: STATION.password };

const look = async (page: Page, name: string): Promise<void> => {
  if (LOOK !== undefined) await page.screenshot({ path: `${LOOK}/${name}.png` });
};

/** A case under a name of its own, accepted. */
async function accepted(page: Page, form: ApplicationForm, name: string) {
  const { id, revision } = await call(page, 'application/create', {});
  const own = { ...form, person: { ...form.person, name }, account: { ...form.account, holder: name } };
  const saved = await call(page, 'application/saveDraft', { id, revision, form: own });
  return call(page, 'application/accept', { id, revision: saved.revision });
}

/** The same, its settlement confirmed. */
async function settled(page: Page, form: ApplicationForm, name: string) {
  const { id, revision, form: kept } = await accepted(page, form, name);
  const { settlement } = await call(page, 'application/assess', { id, form: kept });
  return call(page, 'application/settle', { id, revision, expected: settlement?.payable ?? 0 });
}

const open = (page: Page, id: string): Promise<void> =>
  page.evaluate((to) => {
    window.location.hash = `#/applications/${to}`;
  }, id);

/** A slip as a scanner makes it, painted by the window itself. */
const painted = (page: Page, lines: readonly string[]) =>
  page
    .evaluate(async (texts) => {
      const canvas = new OffscreenCanvas(1240, 1754);
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('No canvas');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, 1240, 1754);
      pen.fillStyle = '#111';
      pen.font = '40px "Noto Sans SC"';
      for (const [index, text] of texts.entries()) pen.fillText(text, 90, 140 + index * 80);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
      return [...new Uint8Array(await blob.arrayBuffer())];
    }, lines)
    .then((bytes) => Buffer.from(bytes));

test('by keyboard two people go back and forth: comments at fields, the draft opens there, answers and changes are seen, a review is taken back', async ({
  launch,
}) => {
  test.setTimeout(180_000);
  const { page } = await launch({ env: ENV });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page);
  const first = await settled(page, ownCase(41).form(), '赵桂兰');
  const uninsured = ownCase(42).form();
  const proposed = await accepted(page, { ...uninsured, person: { ...uninsured.person, insurance: 'none' } }, '钱守义');
  await call(page, 'application/refuse', { id: proposed.id, revision: proposed.revision });
  await settled(page, ownCase(43).form(), '孙玉芬');

  await test.step('the clerk scans the bills', async () => {
    await open(page, first.id);
    await page.keyboard.press('Alt+5');
    const visits = first.form.visits;
    await page.getByLabel('选择文件：医疗费用票据（或电子票据）').setInputFiles(
      await Promise.all(
        visits.map(async ({ hospital, amounts, bill }, index) => ({
          name: `票据${index + 1}.jpg`,
          mimeType: 'image/jpeg',
          buffer: await painted(page, [
            '医疗住院收费票据（电子）',
            `票据号码 ${bill.number}`,
            hospital,
            `金额合计 ${amounts.total}`,
            '基本医保统筹支付',
            amounts.basic,
          ]),
        })),
      ),
    );
    await expect(page.getByRole('button', { name: /^查看附件：票据3/ })).toBeVisible();
  });

  await addReviewer(page);
  await switchTo(page, REVIEWER);
  await page.getByRole('link', { name: '复核', exact: true }).click();
  const list = page.getByRole('grid', { name: '待复核的申请' });
  await expect(list.getByRole('row')).toHaveCount(3);
  const chosen = list.getByRole('row', { selected: true });
  await expect(chosen).toContainText('赵桂兰');
  const entry = page.getByRole('region', { name: '录入内容' });
  await expect(entry).toBeVisible();
  await expect(page.getByRole('img', { name: '票据1.jpg' })).toBeVisible();
  await look(page, 'review-slip');

  await test.step('Ctrl+Enter in the list passes nothing: a case is looked at first', async () => {
    await page.keyboard.press('j');
    await expect(chosen).toBeFocused();
    await expect(chosen).toContainText('钱守义');
    await page.keyboard.press('k');
    await expect(chosen).toContainText('赵桂兰');
    await expect(chosen).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(list.getByRole('row')).toHaveCount(3);
  });

  await test.step('bills, scans and what stands beside by key', async () => {
    await page.keyboard.press('Enter');
    await expect(entry.getByRole('button', { name: '票据 1', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press(']');
    await expect(entry.getByRole('button', { name: '票据 2', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('img', { name: '票据2.jpg' })).toBeVisible();
    await page.keyboard.press('+');
    await expect(page.getByRole('toolbar', { name: '查看材料' })).toContainText('125%');
    await page.keyboard.press('r');
    await look(page, 'review-slip-turned');
    await page.keyboard.press('[');
    for (const [key, name] of [
      ['2', '测算过程'],
      ['3', '变动'],
      ['4', '核查结果'],
      ['5', '台账'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('group', { name, exact: true })).toBeVisible();
      await look(page, `review-beside-${key}`);
    }
    await page.keyboard.press('1');
    // Side by side without scrolling sideways, on the clerk's screen.
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });

  const write = async (place: string, text: string): Promise<void> => {
    const field = entry.getByRole('button', { name: new RegExp(`^${place}`) });
    for (let step = 0; step < 40; step += 1) {
      if (await field.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('ArrowDown');
    }
    await expect(field).toBeFocused();
    await page.keyboard.press('m');
    await page.keyboard.type(text);
    await look(page, 'review-comment');
    await page.keyboard.press('Control+Enter');
    await expect(entry).toContainText(`意见：${text}`);
    await expect(field).toBeFocused();
  };

  await test.step('two comments go back with the case', async () => {
    await write('总费用', '票面合计与录入不符');
    await page.keyboard.press('[');
    await write('开户银行', '缺支行名称');
    await expect(page.getByRole('button', { name: /^复核通过/ })).toBeDisabled();
    await expect(page.getByText('有 2 处意见没有退回')).toBeVisible();
    await page.keyboard.press('b');
    const form = page.getByRole('group', { name: '退回修改', exact: true });
    await expect(form.getByRole('listitem')).toHaveCount(2);
    await look(page, 'review-return');
    await page.keyboard.press('Control+Enter');
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(chosen).toContainText('钱守义');
  });

  await switchTo(page, CLERK);
  await test.step('the draft opens at the first comment; it is accepted once each is answered', async () => {
    await open(page, first.id);
    const total = page.getByLabel('第1行 总费用');
    await expect(total).toBeFocused();
    await look(page, 'review-opened-draft');
    await expect(page.getByRole('region', { name: '复核意见' })).toContainText('还有 2 处复核意见没有答复');
    await page.keyboard.press('Alt+5');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/还有 2 处复核意见没有答复。改好/)).toBeVisible();
    const first1 = page.getByRole('group', { name: '复核意见：第 1 张票据·总费用' });
    await first1.getByRole('button', { name: '已改' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('开户银行', { exact: true })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('农商银行东风支行');
    const bank = page.getByRole('group', { name: '复核意见：收款账户·开户银行' });
    await bank.getByRole('button', { name: '说明' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('存折上只印到支行');
    await look(page, 'review-answer');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('2 处复核意见都已答复，可以再受理。')).toBeVisible();
    const draft = await call(page, 'application/get', { id: first.id });
    const [key = ''] = draft.form.visits.map((visit) => visit.key);
    const changed = withVisit(draft.form, key, { diagnosis: '慢性肾脏病' });
    const saved = await call(page, 'application/saveDraft', { id: first.id, revision: draft.revision, form: changed });
    const again = await call(page, 'application/accept', { id: first.id, revision: saved.revision });
    const { settlement } = await call(page, 'application/assess', { id: first.id, form: again.form });
    await call(page, 'application/settle', {
      id: first.id,
      revision: again.revision,
      expected: settlement?.payable ?? 0,
    });
  });

  await switchTo(page, REVIEWER);
  await test.step('what was answered and what changed is seen beside; passing takes the next one', async () => {
    await page.getByRole('link', { name: '复核', exact: true }).click();
    await list.getByText('赵桂兰').click();
    await expect(page.getByText('上次退回 2 处意见：已改 1 处，已说明 1 处。')).toBeVisible();
    await page.keyboard.press('3');
    const changes = page.getByRole('group', { name: '变动', exact: true });
    await expect(changes).toContainText('与首次测算相比');
    await expect(changes.getByRole('row', { name: /^收款账户·开户银行/ })).toContainText('农商银行东风支行');
    await expect(changes).toContainText('存折上只印到支行');
    await look(page, 'review-changes');
    await page.keyboard.press('[');
    await expect(entry).toContainText('缺支行名称');
    await look(page, 'review-person');
    await page.keyboard.press('Control+Enter');
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(page.getByText('已通过：赵桂兰')).toBeVisible();
  });

  await test.step('taken back by whoever passed it, with a reason', async () => {
    await page.getByRole('button', { name: /^我通过的/ }).click();
    const passed = page.getByRole('grid', { name: '我通过的申请' });
    await passed.getByText('赵桂兰').click();
    await page.keyboard.press('b');
    const form = page.getByRole('group', { name: '撤回通过' });
    await page.keyboard.press('Control+Enter');
    await expect(form).toContainText('请写明原因');
    await page.keyboard.type('漏看第二张票据');
    await look(page, 'review-take-back');
    await page.keyboard.press('Control+Enter');
    await expect(list.getByRole('row')).toHaveCount(3);
    await expect(chosen).toContainText('赵桂兰');
  });

  await test.step('a proposed refusal is confirmed here as well', async () => {
    await list.getByText('钱守义').click();
    await expect(page.getByRole('group', { name: '不符合的条件' })).toBeVisible();
    await look(page, 'review-refusal');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^已确认不予救助：钱守义/)).toBeVisible();
    await expect(list.getByRole('row')).toHaveCount(2);
    expect(await call(page, 'application/get', { id: proposed.id })).toMatchObject({ status: 'refused' });
  });
});

test('empty, waiting for somebody else and in the dark the page says what there is, and axe finds nothing serious', async ({
  launch,
}) => {
  const { page } = await launch({ env: ENV });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page);
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const serious = async (): Promise<readonly string[]> => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      type Found = {
        readonly id: string;
        readonly impact: string;
        readonly nodes: readonly { readonly html: string }[];
      };
      // Put there by the script above.
      const { axe: run } = window as unknown as {
        readonly axe: { run: (part: string) => Promise<{ violations: readonly Found[] }> };
      };
      const { violations } = await run.run('section[aria-label="复核"]');
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
  };
  await page.getByRole('link', { name: '复核', exact: true }).click();
  await expect(page.getByText('没有待复核的申请')).toBeVisible();
  await look(page, 'review-empty');
  expect(await serious()).toEqual([]);

  // The own case can be looked at, and neither passed nor given back.
  const { id } = await settled(page, ownCase(51).form(), '周秀英');
  await open(page, id);
  await expect(page.getByRole('heading', { name: '周秀英的申请' })).toBeVisible();
  await page.getByRole('link', { name: '复核', exact: true }).click();
  await expect(page.getByText('这份申请是您测算的，要由另一位复核员复核后才能封批。')).toBeVisible();
  await expect(page.getByRole('button', { name: /^复核通过/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: /^退回修改/ })).toBeDisabled();
  await page.getByRole('grid', { name: '待复核的申请' }).getByText('周秀英').click();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('b');
  await expect(page.getByText('没有扫描材料')).toBeVisible();
  expect(await call(page, 'application/get', { id })).toMatchObject({ status: 'settled' });
  await look(page, 'review-own');
  expect(await serious()).toEqual([]);

  await addReviewer(page);
  await switchTo(page, REVIEWER);
  await page.getByRole('button', { name: '换成深色' }).click();
  await open(page, id);
  await page.getByRole('link', { name: '对照材料复核' }).click();
  await page.getByRole('grid', { name: '待复核的申请' }).getByText('周秀英').click();
  await expect(page.getByRole('region', { name: '录入内容' })).toBeVisible();
  await page.keyboard.press('m');
  await page.keyboard.type('类别请核对');
  await expect(page.getByText('有一处意见还没有写好')).toBeVisible();
  await look(page, 'review-dark');
  expect(await serious()).toEqual([]);
  await page.keyboard.press('Control+Enter');

  // At 125 % the same screen has 1093 × 614.
  await page.setViewportSize({ width: 1093, height: 614 });
  await look(page, 'review-125');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  // A comment that was written is not lost by walking away unasked.
  await page.getByRole('link', { name: '受理台', exact: true }).click();
  const question = page.getByRole('dialog', { name: '还有写好没退回的意见' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: '留在复核' }).click();
  await expect(page.getByRole('region', { name: '录入内容' })).toContainText('意见：类别请核对');
});
