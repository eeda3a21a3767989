import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstRun, unlock } from '../../support/clerk.ts';
import { expect, test } from '../fixtures.ts';

test('whoever has to wait at the lock is told why, sees the seconds go by, and gets in afterwards', async ({
  launch,
  dataDir,
}) => {
  const first = await launch();
  await firstRun(first.page);
  await first.quit();
  // Five tries without an answer, wrong or cut off by the power: sixteen seconds from the start of the program.
  writeFileSync(join(dataDir, 'attempts.json'), '{"count":5}');

  const { page } = await launch();
  await page.getByLabel('密码', { exact: true }).fill('还是不对的密码');
  await page.getByLabel('密码', { exact: true }).press('Enter');
  const sentence = page.getByText(/^此前输错过，或者上次还没核对完就停电、关闭了程序。请等 \d+ 秒后再试。$/);
  await expect(sentence).toBeVisible();
  const button = page.getByRole('button', { name: '解锁', exact: true });
  await expect(button).toBeDisabled();
  const before = (await sentence.textContent()) ?? '';
  await expect(sentence).not.toHaveText(before);

  await expect(button).toBeEnabled();
  expect(await unlock(page)).toBe(0);
});
