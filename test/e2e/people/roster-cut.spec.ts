import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialogs } from '../../support/answer-dialogs.ts';
import { firstRun, unlock } from '../../support/clerk.ts';
import { idOf } from '../../service/support/forms/sound-ids.ts';
import { expect, test } from '../fixtures.ts';

/** Long enough that the taking over lasts while it is looked at. */
const PEOPLE = 30_000;

/** Chooses the file and tries it, up to the question whether to take it over. */
async function tried(page: Page): Promise<void> {
  await page.getByRole('link', { name: '名册', exact: true }).click();
  await page.getByRole('button', { name: '导入名册' }).click();
  await expect(page.getByLabel('名单名称')).toHaveValue('低保名册');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`在册人数 0 → ${PEOPLE}`)).toBeVisible({ timeout: 90_000 });
}

test('the power goes while a roster is taken over: none of it counts, nothing else is lost, and it is taken over again', async ({
  launch,
  dataDir,
}) => {
  test.setTimeout(240_000);
  const file = join(dirname(dataDir), '2023年9月低保名册.csv');
  const rows = Array.from({ length: PEOPLE }, (_, index) => `王某,${idOf(index)},城市低保,2023-01-01,东村`);
  writeFileSync(file, ['姓名,身份证号,类别,享受开始时间,村', ...rows, ''].join('\n'));
  const { page, electron, kill } = await launch();
  await firstRun(page);
  await answerOpenDialogs(electron, file);
  await tried(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^正在导入/)).toBeVisible();
  await kill();

  const again = await launch();
  await unlock(again.page);
  await answerOpenDialogs(again.electron, file);
  await again.page.getByRole('link', { name: '名册', exact: true }).click();
  await expect(again.page.getByText('还没有名册')).toBeVisible();
  await again.page.getByRole('link', { name: '受理台' }).click();
  await tried(again.page);
  await again.page.keyboard.press('Control+Enter');
  await expect(again.page.getByRole('row', { name: /低保名册 民政 2023-09-30 正在使用/ })).toContainText(
    String(PEOPLE),
    {
      timeout: 120_000,
    },
  );
});
