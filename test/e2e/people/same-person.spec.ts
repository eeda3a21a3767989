import type { Page } from '@playwright/test';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { call } from '../../bench/window-app.ts';
import { ownCase } from '../../service/support/forms/invented-form.ts';
import { plainStay } from '../../service/support/forms/plain-stay.ts';
import { addReviewer, firstRun, switchTo } from '../../support/clerk.ts';
import { FIXED_CLOCK, PERSON, REVIEWER, STATION } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

const open = (page: Page, to: string): Promise<void> =>
  page.evaluate((hash) => {
    window.location.hash = hash;
  }, to);

async function save(page: Page, form: ReturnType<ReturnType<typeof ownCase>['form']>) {
  const { id, revision } = await call(page, 'application/create', {});
  return { id, ...(await call(page, 'application/saveDraft', { id, revision, form })) };
}

/** Two files under one roof; gives the household. */
async function household(page: Page): Promise<ChannelOutput<'household/found'>> {
  const ids: string[] = [];
  for (const [key, name] of [[41, PERSON.name] as const, [42, '李秀英'] as const]) {
    const { person, account } = ownCase(key).form();
    const form = { person: { ...person, name }, account: { ...account, holder: '', bank: '', number: '' } };
    ids.push((await call(page, 'people/save', { target: null, form, reason: '' })).id);
  }
  const [head = '', wife = ''] = ids;
  return call(page, 'household/found', {
    described: { number: '0017', address: '三组', village: '柳条沟村' },
    members: [
      { personId: head, relation: 'head' },
      { personId: wife, relation: 'spouse' },
    ],
    on: '2020-01-01',
  });
}

test('a change that was taken down by mistake is taken back on the page, and a death that stands refuses later bills', async ({
  launch,
}) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page);
  const { id, revision, members } = await household(page);
  const [head = '', wife = ''] = members.map(({ person }) => person.id);
  await call(page, 'household/change', {
    target: { id, revision },
    kind: 'death',
    on: '2023-04-01',
    reason: '死亡证明',
    place: '',
    leave: [head],
    enter: [],
    relations: [{ personId: wife, relation: 'head' }],
    splitInto: [],
  });
  const draft = await save(page, ownCase(41).form([plainStay('2023-09-01', '2023-09-10', '20000.00', 5)]));
  await open(page, `#/applications/${draft.id}`);
  const refusal = page.getByRole('alert').filter({ hasText: '家庭登记的死亡日期是 2023-04-01' });
  await expect(refusal).toBeVisible();
  await expect(page.getByRole('button', { name: '1 张票据在死亡之后' })).toBeVisible();
  await look(page, 'after-death');

  // Found by name in the box, the person's page opens.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找人员和申请' }).pressSequentially('lixiuying');
  await expect(page.getByRole('option', { name: /李秀英/ })).toContainText('个人档案');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '李秀英' })).toBeVisible();
  await expect(page.getByText('现在的名册上没有这个人。')).toBeVisible();
  await look(page, 'person-page');
  await page.getByRole('button', { name: '撤销最近一次变动' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '撤销 2023-04-01 的死亡' });
  await dialog.getByLabel('撤销原因').fill('登记成了另一户');
  await look(page, 'household-undo');
  await dialog.getByLabel('撤销原因').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('list', { name: '家庭变动' })).toContainText('死亡（已撤销）');
  await expect(page.getByRole('list', { name: '家庭成员' })).toContainText(PERSON.name);
  await page
    .getByRole('button', { name: '台账' })
    .or(page.getByRole('link', { name: '台账' }))
    .last()
    .click();
  await expect(page.getByRole('heading', { name: '台账', exact: true })).toBeVisible();
  await open(page, `#/applications/${draft.id}`);
  await expect(page.getByRole('heading', { name: `${PERSON.name}的申请` })).toBeVisible();
  await expect(page.getByRole('button', { name: '1 张票据在死亡之后' })).toHaveCount(0);
  await expect(refusal).toHaveCount(0);
});

test('while an application is typed, a file of the same name and birth date is named, and another account than last time is said to clerk and reviewer', async ({
  launch,
}) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page);
  await addReviewer(page);
  const first = ownCase(51).form([plainStay('2023-08-01', '2023-08-10', '20000.00', 6)]);
  const paid = await save(page, first);
  const accepted = await call(page, 'application/accept', { id: paid.id, revision: paid.revision });
  const { settlement } = await call(page, 'application/assess', { id: paid.id, form: first });
  const settled = await call(page, 'application/settle', {
    id: paid.id,
    revision: accepted.revision,
    expected: settlement?.payable ?? 0,
  });
  await switchTo(page, REVIEWER);
  await call(page, 'review/approve', { id: paid.id, revision: settled.revision });
  await switchTo(page, { name: STATION.userName, password: STATION.password });

  // The same name, birth date and village under another number: a mistyped digit.
  const twin = await save(page, ownCase(52).form([plainStay('2023-09-01', '2023-09-10', '20000.00', 7)]));
  await open(page, `#/applications/${twin.id}`);
  await expect(page.getByRole('heading', { name: `${PERSON.name}的申请` })).toBeVisible();
  await page.keyboard.press('Alt+1');
  const hint = page.getByRole('region', { name: '可能是同一人的档案' });
  await expect(hint).toContainText('姓名、出生日期和村都相同');
  await expect(hint).toContainText('1 份申请');
  await look(page, 'intake-twin');

  const other = { kind: 'card', holder: '王某', bank: '县农商行', number: '6228480402564890018' } as const;
  const again = ownCase(51).form([plainStay('2023-09-11', '2023-09-20', '20000.00', 8)], { account: other });
  const changed = await save(page, again);
  await open(page, `#/applications/${changed.id}`);
  const warning = page.getByText(/收款账户与上次不同。上次（.*佟桂芝，清河农村信用社 6212260715004823152/);
  await expect(page.getByRole('region', { name: '人员', exact: true })).toContainText('收款账户与上次不同');
  await page.keyboard.press('Alt+1');
  await expect(warning).toBeVisible();
  await look(page, 'intake-account');
});
