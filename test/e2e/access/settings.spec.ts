import { firstRun } from '../../support/clerk.ts';
import { expect, test } from '../fixtures.ts';

test('a mark of the settings leads to its part by keyboard, and Tab goes on inside it', async ({ launch }) => {
  const { page } = await launch();
  await page.setViewportSize({ width: 1366, height: 768 });
  await firstRun(page);
  await page.getByRole('link', { name: '设置', exact: true }).click();
  const marks = page.getByRole('navigation', { name: '设置的各部分' });
  const inside = page.getByRole('button', { name: '打开操作记录' });
  await expect(inside).not.toBeInViewport();
  await marks.getByRole('button', { name: '单位与电脑' }).focus();
  for (let steps = 0; steps < 10; steps += 1) await page.keyboard.press('ArrowDown');
  await expect(marks.getByRole('button', { name: '操作记录' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inside).toBeInViewport();
  await expect(marks).toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(inside).toBeFocused();
});
