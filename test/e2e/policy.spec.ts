import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialogs } from '../support/answer-dialogs.ts';
import { fillPerson, fillStays, firstRun, newApplication } from '../support/clerk.ts';
import { FIXED_CLOCK } from '../support/invented-case.ts';
import { makeCountyKey } from '../support/county/make-county-key.ts';
import { makeSignedPack } from '../support/county/make-signed-pack.ts';
import { expect, test } from './fixtures.ts';

test('a signed pack is shown with its differences and the applications it changes, installed, and an older one refused', async ({
  dataDir,
  launch,
}) => {
  const beside = join(dataDir, '..', 'county');
  const { publicPath, policyPath: keyPath } = makeCountyKey(beside);
  const capsTo = (to: string) => (yaml: string) => yaml.replaceAll("'20000.00'", `'${to}'`);
  const newer = makeSignedPack(beside, { keyPath, version: 3, change: capsTo('12000.00') });
  const older = makeSignedPack(beside, { keyPath, version: 2, change: capsTo('15000.00') });

  const { page, electron } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page, readFileSync(publicPath, 'utf8'));
  await newApplication(page);
  await fillPerson(page);
  await fillStays(page);
  await page.getByRole('link', { name: '政策包' }).click();
  const values = page.getByRole('table', { name: '待遇标准' });
  await expect(values.getByText('年度限额 20,000 元').first()).toBeVisible();

  await answerOpenDialogs(electron, newer);
  await page.getByRole('button', { name: '安装政策包' }).click();
  const dialog = page.getByRole('dialog', { name: '安装政策包' });
  await expect(dialog.getByText('签名有效，内容未被改动')).toBeVisible();
  const differences = dialog.getByRole('table', { name: '内容差异' });
  await expect(differences.getByText('12,000.00').first()).toBeVisible();
  await expect(dialog.getByRole('table', { name: '会变的申请' }).getByText('佟桂芝')).toBeVisible();
  await dialog.getByRole('button', { name: '安装', exact: true }).click();
  await expect(dialog.getByText('请写明原因')).toBeVisible();
  await dialog.getByLabel('安装的依据或原因').fill('县医保局发来的更正');
  await dialog.getByRole('button', { name: '安装', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(values.getByText('年度限额 12,000 元').first()).toBeVisible();
  await expect(page.getByText(/^第 3 版，窗口一于/)).toBeVisible();

  await answerOpenDialogs(electron, older);
  await page.getByRole('button', { name: '安装政策包' }).click();
  await expect(page.getByText(/本机已安装过第 3 版，不能退回/)).toBeVisible();
});

test('whoever turns to another place’s policy is told that the township does not lie there', async ({
  launch,
}, info) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page);
  await page.getByRole('link', { name: '政策包' }).click();
  await page.getByRole('combobox', { name: '查看的政策包' }).click();
  await page.getByRole('option', { name: /^青海省/ }).click();
  await page.getByRole('button', { name: '改用这个政策包' }).click();
  const dialog = page.getByRole('dialog', { name: /^改用/ });
  await expect(dialog.getByText(/^本机乡镇代码 \d{9} 不属于青海省（代码以 63 开头）/)).toBeVisible();
  await page.screenshot({ path: info.outputPath('other-place.png') });
});

test('a county value is filled with the keyboard, corrected, and taken back with its reason in the history', async ({
  launch,
}) => {
  const { page } = await launch({ env: { AID_FIXED_CLOCK: FIXED_CLOCK } });
  await firstRun(page);
  await page.getByRole('link', { name: '政策包' }).click();
  const parameter = page.getByRole('region', { name: '严重精神障碍住院床日定额' });
  await expect(parameter.getByText('未填写', { exact: true })).toBeVisible();
  await parameter.getByRole('button', { name: '填写', exact: true }).click();
  const amount = parameter.getByLabel(/^数值/);
  await amount.fill('一百');
  await amount.press('Enter');
  await expect(parameter.getByLabel('开始执行日期')).toBeFocused();
  await parameter.getByLabel('依据（文号或文件名）').fill('清医保发〔2023〕5号');
  await parameter.getByLabel('依据（文号或文件名）').press('Enter');
  await expect(parameter.getByText('不是金额。')).toBeVisible();
  await expect(amount).toBeFocused();
  await amount.fill('180');
  await parameter.getByLabel('依据（文号或文件名）').press('Enter');
  await expect(parameter.getByText('180.00 元/床日')).toBeVisible();
  await expect(parameter.getByText('已填写', { exact: true })).toBeVisible();
  await parameter.getByRole('button', { name: '历史（1 条）' }).click();
  await parameter.getByRole('button', { name: '撤回', exact: true }).click();
  await parameter.getByLabel('撤回的原因').fill('文件尚未印发');
  await parameter.getByLabel('撤回的原因').press('Enter');
  await expect(parameter.getByText('未填写', { exact: true })).toBeVisible();
  await expect(parameter.getByText(/撤回，原因：文件尚未印发/)).toBeVisible();
});
