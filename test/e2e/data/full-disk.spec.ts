import { fillPerson, firstRun, newApplication, unlock } from '../../support/clerk.ts';
import { PERSON } from '../../support/invented-case.ts';
import { mayMount, mountSmallDisk } from '../../support/small-disk.ts';
import { expect, test } from '../fixtures.ts';

test('on a full disk the window says so and what to do, loses nothing, and saves by itself once there is room', async ({
  launch,
  dataDir,
}) => {
  test.skip(!mayMount, 'A small disk can only be mounted by root.');
  const disk = mountSmallDisk(dataDir, 96);
  try {
    const { page, quit, kill } = await launch();
    await firstRun(page);
    await expect(page.getByText(/磁盘快满了/)).toBeVisible();
    await newApplication(page);
    await fillPerson(page);
    await expect(page.getByText('已保存').first()).toBeVisible();

    disk.fill();
    const phone = page.getByLabel('联系电话').first();
    await phone.fill('13912345678');
    const banner = page.getByRole('alert').filter({ hasText: '磁盘已满，现在不能保存。' });
    await expect(banner).toBeVisible();
    await expect(banner).toContainText('填写的内容都在屏幕上');
    if (process.env['AID_SHOT'] !== undefined) await page.screenshot({ path: process.env['AID_SHOT'] });
    await expect(phone).toHaveValue('13912345678');
    await page.getByLabel('住址').first().fill('新住址一号');

    disk.free();
    await expect(page.getByText('已保存').first()).toBeVisible();
    await expect(banner).toBeHidden();
    await kill();

    const again = await launch();
    await unlock(again.page);
    await again.page.getByText(PERSON.name).first().click();
    await expect(again.page.getByLabel('联系电话').first()).toHaveValue('13912345678');
    await expect(again.page.getByLabel('住址').first()).toHaveValue('新住址一号');
    await again.quit();
    await quit();
  } finally {
    disk.remove();
  }
});
