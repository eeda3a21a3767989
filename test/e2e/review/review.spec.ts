import { call } from '../../bench/window-app.ts';
import { ownCase, withVisit } from '../../service/support/forms/invented-form.ts';
import { addReviewer, firstRun, switchTo } from '../../support/clerk.ts';
import { REVIEWER } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';
import { accepted, CLERK, ENV, open, painted, settled } from './review-steps.ts';

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
    // From the list nothing is passed unseen; the answer says the way in, and is gone on it.
    await page.keyboard.press('Control+Enter');
    const answer = page.getByRole('status').filter({ hasText: '先按回车进入，看过再按 Ctrl+Enter' });
    await expect(answer).toBeVisible();
    await look(page, 'review-early');
    await expect(list.getByRole('row')).toHaveCount(3);
  });

  await test.step('bills, scans and what stands beside by key', async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByText('先按回车进入')).toHaveCount(0);
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
