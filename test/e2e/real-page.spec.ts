import { expect, test } from './fixtures.ts';

test('the real page opens without one blocked style, missing file or complaint on its console', async ({ launch }) => {
  const { electron, page } = await launch();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  // Loaded a second time, for the first may be over before this test listens.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect(page.locator('#root')).not.toBeEmpty();
  await expect(page.getByRole('textbox').first()).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  expect(complaints).toEqual([]);
});
