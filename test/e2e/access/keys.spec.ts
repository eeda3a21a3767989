import { orderDesk } from '../../county/support/orders.ts';
import { firstRun } from '../../support/clerk.ts';
import { FIXED_CLOCK, STATION } from '../../support/invented-case.ts';
import { expect, test } from '../fixtures.ts';
import { look } from '../../support/look.ts';

test('without password and recovery code the county opens the PC once; its permit for one person is shown', async ({
  launch,
}) => {
  const desk = orderDesk();
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page, JSON.stringify(desk.county.publicFile));
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: /忘记密码/ }).click();
  await page.getByRole('button', { name: /请县级解锁/ }).click();
  await look(page, 'unlock-1');
  await page.getByRole('button', { name: '生成解锁申请' }).click();
  await expect(page.getByRole('img', { name: '解锁申请的二维码' })).toBeVisible();
  desk.write('asked.json', await page.getByLabel('解锁申请的文字').inputValue());
  const said = desk.run(['unlock', 'asked.json', '--key', 'secret.json', '--out', 'answer.aidorder.json'], FIXED_CLOCK);
  expect(said).toMatchObject({ code: 0, err: '' });
  const code = /解锁码　　(\S+)/.exec(said.out)?.[1] ?? '';
  await page.getByLabel('解锁码').fill(`${code.slice(0, 6)}${code[6] === '7' ? '8' : '7'}${code.slice(7)}`);
  await page.getByLabel('新密码', { exact: true }).fill('青石板上三只旧茶壶');
  await page.getByLabel('再输一次', { exact: false }).fill('青石板上三只旧茶壶');
  await page.getByRole('button', { name: '设置新密码并进入' }).click();
  await expect(page.getByText('解锁码第 2 组不对', { exact: false })).toBeVisible();
  await look(page, 'unlock-2');
  await page.getByLabel('解锁码').fill(code);
  await page.getByRole('button', { name: '设置新密码并进入' }).click();
  const shown = page.getByLabel('恢复码', { exact: true });
  await expect(shown).toBeVisible();
  const groups = await shown.getByRole('listitem').allInnerTexts();
  await page.getByLabel('输入恢复码的最后一组').fill(groups.at(-1)?.trim() ?? '');
  await page.getByRole('button', { name: '已保管好，开始使用' }).click();

  await page.getByRole('link', { name: '设置', exact: true }).click();
  const section = page.locator('section', { has: page.getByRole('heading', { name: '单人经办授权' }) }).last();
  await expect(section.getByText(/^没有授权/)).toBeVisible();
  const device = await section.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/).innerText();
  const pc = `${STATION.townshipCode}-${STATION.pcLetter}`;
  const permit = ['permit', 'p.aidorder.json', '--key', 'secret.json', '--device', device, '--pc', pc];
  expect(desk.run([...permit, '--no', '溪医保授〔2023〕7号', '--until', '2023-12-31'])).toMatchObject({ code: 0 });
  const files = section.locator('input[type=file]');
  const file = (text: string) => ({ name: 'p.aidorder.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await files.setInputFiles(file(desk.read('p.aidorder.json').replace('2023-12-31', '2033-12-31')));
  await expect(section.getByText(/^县级签名不对/)).toBeVisible();
  await section.scrollIntoViewIfNeeded();
  await look(page, 'permit-1');
  await files.setInputFiles(file(desk.read('p.aidorder.json')));
  await expect(section.getByText('到 2023-12-31 为止')).toBeVisible();
  await section.scrollIntoViewIfNeeded();
  await look(page, 'permit-2');
  desk.remove();
});
