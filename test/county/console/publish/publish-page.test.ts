import { expect as expectPage } from '@playwright/test';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benxiAt, signed } from '../../../service/support/signed-packs.ts';
import { rosterBytes } from '../../support/rosters.ts';
import { consoleCounty, makeCases, picture, seriousFindings, signIn } from '../support/console-page.ts';
import { signPacks } from '../support/sign-packs.ts';
import { makeUser } from '../support/users.ts';

let county: Awaited<ReturnType<typeof consoleCounty>>;
beforeAll(async () => {
  county = await consoleCounty({ prepare: signPacks });
  await makeCases(county.running);
  await makeUser(county.running, 'guan', '管管理', ['administrator']);
}, 300_000);
afterAll(() => county.close());

const fileOf = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });

/** Two sheets, and an ID number that was typed as a number. */
const workbook = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      { name: '说明', rows: [['本表由民政提供']] },
      {
        name: '低保',
        rows: [
          ['姓名', '身份证号'],
          ['张三', '11010519491231002X'],
          ['李四', 210_502_197_003_021_000],
        ],
      },
    ],
  });

describe('sending down in a real browser', () => {
  it('shows what a file holds before it goes, and afterwards who has not fetched it', async () => {
    const page = await county.open();
    await signIn(page, 'guan');
    await page.getByRole('link', { name: '下发' }).click();
    await expectPage(page.getByText('还没有下发过')).toBeVisible();
    await picture(page, 'publish-empty');

    await page.getByRole('button', { name: '下发名册' }).click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: '下发', exact: true });
    await send.click();
    await expectPage(dialog).toContainText('请选择名册文件');
    const input = dialog.locator('input[type=file]');
    await input.setInputFiles(fileOf('说明.csv', Buffer.from('没有表头')));
    await expectPage(dialog.getByRole('alert')).toContainText('没有找到表头');
    await input.setInputFiles(fileOf('民政名册.xlsx', await workbook()));
    const sheet = dialog.getByLabel('工作表');
    await expectPage(sheet).toHaveValue('低保');
    await expectPage(dialog.getByRole('region', { name: '名册内容' })).toContainText('共 2 人，2 列');
    await expectPage(dialog).toContainText('身份证号被存成了数字');
    await picture(page, 'publish-workbook');
    expect(await seriousFindings(page)).toEqual([]);
    await sheet.selectOption('说明');
    await expectPage(dialog.getByRole('alert')).toContainText('没有找到表头');
    await expectPage(sheet).toHaveValue('说明');
    await expectPage(dialog.getByLabel('名称')).toHaveValue('民政名册');
    await input.setInputFiles(
      fileOf('十月低保.csv', rosterBytes('张三,11010519491231002X,低保对象', '李四,123,低保对象')),
    );
    await expectPage(dialog.getByRole('region', { name: '名册内容' })).toContainText('共 2 人，3 列');
    await expectPage(dialog).toContainText('第 3 行');
    await expectPage(sheet).toHaveCount(0);
    await expectPage(dialog.getByLabel('名称')).toHaveValue('十月低保');
    await dialog.getByLabel('截至日期').fill('2999-1-1');
    await send.click();
    await expectPage(dialog).toContainText('请填写今天或以前的日期');
    await dialog.getByLabel('截至日期').fill('2023-10-1');
    await dialog.getByPlaceholder('全部电脑').fill('002');
    await page.getByRole('option', { name: '210502002-B' }).click();
    await page.keyboard.press('Escape');
    await picture(page, 'publish-roster');
    expect(await seriousFindings(page)).toEqual([]);
    await send.click();
    await expectPage(page.getByRole('status')).toContainText('已下发名册「十月低保」，2 人');
    const row = page.getByRole('table', { name: '已下发' }).getByRole('row', { name: /十月低保/ });
    await expectPage(row).toContainText('0 / 1 台');
    await expectPage(row.getByTitle('还没有取走：210502002-B')).toBeVisible();

    await page.getByRole('button', { name: '再发给更多电脑：十月低保' }).click();
    const who = dialog.getByLabel('谁已经有了');
    await expectPage(who).toContainText('已发，还没有取走（1 台）210502002-B');
    await expectPage(who).toContainText('没有发过（1 台）210502001-A');
    await expectPage(who).toContainText('以后登记的电脑收不到');
    await picture(page, 'publish-also');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '再发', exact: true }).click();
    await expectPage(page.getByRole('status')).toContainText(
      '已把名册「十月低保」再发给 1 台电脑。以后登记的电脑也会收到。',
    );
    await expectPage(row).toContainText('0 / 2 台');
    await expectPage(row.getByRole('button')).toHaveCount(0);

    await page.getByRole('button', { name: '下发政策包' }).click();
    await dialog.locator('input[type=file]').setInputFiles(fileOf('本溪.aidpack', signed(benxiAt('72%'), 7)));
    const look = dialog.getByRole('region', { name: '政策包内容' });
    await expectPage(look).toContainText('benxi-2023 第 7 版');
    await expectPage(look).toContainText(benxiAt('72%').hash);
    await picture(page, 'publish-pack');
    expect(await seriousFindings(page)).toEqual([]);
    await send.click();
    await expectPage(page.getByRole('status')).toContainText('已下发政策包 benxi-2023 第 7 版');

    await page.getByRole('button', { name: '下发已用额度' }).click();
    await dialog.getByLabel('年份').selectOption({ index: 1 });
    await picture(page, 'publish-ledger');
    await send.click();
    await expectPage(page.getByRole('status')).toContainText('没有哪台电脑要知道的额度');
    await picture(page, 'publish');
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });
});
